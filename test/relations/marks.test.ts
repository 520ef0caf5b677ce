import { describe, expect, it } from "vitest";
import { readMarks } from "../../src/relations/marks.js";

describe("update notes", () => {
  it.each([
    ["update", "The port is closed.\nUpdate: Added the name of the port."],
    ["update", "UPDATE 2-Port closed\nThe port is closed."],
    ["update", "The port is closed. This story has been updated with a name."],
    ["update", "(Adds details, background)\nThe port is closed."],
    ["update", "Der Hafen ist zu.\nAktualisiert: 3. August"],
    ["correction", "Correction: The port is in Oslo.\nThe port is closed."],
    ["correction", "The port is closed. An earlier version of this story gave another name."],
  ])("tells an %s in %j", (kind, text) => expect(readMarks(text).updates.map((note) => note.kind)).toEqual([kind]));

  it("are none where the word is a part of a sentence", () => {
    expect(readMarks("The update was late.\nCorrectional officers met. He updates us daily.\nUpdates are free.").updates).toEqual([]);
  });
});

describe("readMarks", () => {
  it("says nothing of a text that says nothing of itself", () => {
    expect(readMarks("The baker credits her oven, a cold cellar and a great deal of patience.")).toEqual({
      agencies: [],
      release: [],
      date: null,
      updates: [],
    });
  });
});
