/**
 * Page of the report: text to the clipboard; where the browser does not allow it, the text to copy by hand.
 */
import { element } from "./element.js";
import { words } from "./words.js";

/** Copies `text` and says so on `button` for a moment. */
export async function copyText(text: string, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    const label = button.dataset.label ?? button.textContent ?? "";
    button.dataset.label = label;
    // what stands beside it must not move under the pointer
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = words.reader.copied;
    setTimeout(() => {
      button.textContent = label;
    }, 1600);
  } catch {
    showToCopy(text);
  }
}

function showToCopy(text: string): void {
  const field = element("textarea", { readonly: true, rows: 8, "aria-label": words.reader.copyThis });
  field.value = text;
  const close = element("button", { type: "button" }, words.reader.close);
  const dialog = element("dialog", { class: "copy-dialog", "aria-label": words.reader.copyThis }, element("p", {}, words.reader.copyThis), field, close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}
