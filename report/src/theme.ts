/**
 * Page of the report: the switch between the colours of the system, light and dark. Kept in the browser's storage where there is one: a
 * file opened from disk may have none.
 */
import { element } from "./element.js";
import { words } from "./words.js";

const KEY = "wirecopy-theme";
const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

/** The field, and the colours as they were chosen last time. */
export function createThemeSwitch(): HTMLElement {
  const chosen = stored();
  const options = THEMES.map((theme) => element("option", { value: theme, selected: theme === chosen }, words.theme[theme]));
  const field = element("select", {}, ...options);
  field.addEventListener("change", () => {
    apply(field.value as Theme);
    store(field.value);
  });
  apply(chosen);
  return element("label", { class: "theme" }, element("span", {}, words.theme.label), field);
}

function apply(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function stored(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? "auto";
  } catch {
    return "auto";
  }
}

function store(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // without storage the choice holds until the page is closed
  }
}
