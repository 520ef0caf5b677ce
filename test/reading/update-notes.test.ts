import { describe, expect, it } from "vitest";
import { linesOf } from "../../src/reading/text-lines.js";
import { readUpdateNotes } from "../../src/reading/update-notes.js";

const notes = (text: string) => readUpdateNotes(text, linesOf(text));
const kinds = (text: string): string[] => notes(text).map(({ kind }) => kind);

describe("a note that a text revises another", () => {
  it.each([
    ["update", "The port is closed.\nUpdate: Added the name of the port."],
    ["update", "UPDATE 2-Port closed\nThe port is closed."],
    ["update", "ADDS details\nThe port is closed."],
    ["update", "1st Ld-Writethru\nThe port is closed."],
    ["update", "The port is closed. This story has been updated with a name."],
    ["update", "The port is closed. This is a developing story; check back."],
    ["update", "(Adds details, background)\nThe port is closed."],
    ["update", "Last updated 3 August\nThe port is closed."],
    ["update", "Der Hafen ist zu.\nAktualisiert: 3. August"],
    ["update", "Le port est fermé.\nMis à jour le 3 août"],
    ["update", "El puerto está cerrado.\nActualizado a las 14:00"],
    ["update", "Il porto è chiuso.\nAggiornato il 3 agosto"],
    ["update", "O porto está fechado.\nAtualizado em 3 de agosto"],
    ["update", "De haven is dicht.\nBijgewerkt op 3 augustus"],
    ["correction", "Correction: The port is in Oslo.\nThe port is closed."],
    ["correction", "CORRECTED-Port closed\nThe port is closed."],
    ["correction", "The port is closed. An earlier version of this story gave another name."],
    ["correction", "The port is closed. Correction: it is in Oslo."],
    ["correction", "Editor's note: An earlier version gave another name.\nThe port is closed."],
    ["correction", "Der Hafen ist zu.\nKorrektur: Er liegt in Oslo."],
    ["correction", "El puerto está cerrado.\nFe de errores: está en Oslo."],
    ["correction", "Il porto è chiuso.\nErrata corrige: è a Oslo."],
  ])("is an %s in %j", (kind, text) => expect(kinds(text)).toEqual([kind]));

  it.each([
    "The update was late.\nCorrectional officers met. He updates us daily.\nUpdates are free.",
    "Correct answers win.\nThe corrected figures are due.",
    "He said the page would be updated.\nUpdate your address book.",
    "An earlier version of this bridge fell.",
    "He was sent to a house of correction: it was closed.",
  ])("is none where its word is a part of a sentence: %j", (text) => expect(kinds(text)).toEqual([]));

  it("has the span of its line, or of its words in running text", () => {
    const text = "The port is closed.\nUpdate: It opens.\nShips wait. This story has been updated, twice.";
    expect(notes(text).map(({ start, end }) => text.slice(start, end))).toEqual(["Update: It opens.", "This story has been updated"]);
  });

  it("is one where a line says it twice", () => expect(kinds("Update: This story has been updated.")).toEqual(["update"]));

  it("is no longer than the beginning of a line without end", () => {
    const [note] = notes(`Update: ${"the port is closed ".repeat(10_000)}`);
    expect(note!.end - note!.start).toBeLessThanOrEqual(200);
  });
});
