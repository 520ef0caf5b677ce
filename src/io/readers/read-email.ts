/**
 * Stage input: a mail as it was saved (RFC 5322, MIME, by postal-mime) -> one document: its plain text, or that of its HTML where there is none or it says next to
 * nothing ("This mail is best read in a browser"). The title is the subject, the publisher the name of who sent it, the time that of its header with its zone.
 * Some releases of Node decode windows-1252 as ISO 8859-1, which is undone. Attachments are not read; a warning names them. Holds the mail twice.
 */
import { shownFirst } from "../../errors.js";
import type { Document } from "../../types/document.js";
import { withoutC1 } from "./byte-decoder.js";
import { htmlText } from "./html-text.js";
import type { InputFile } from "./input-files.js";
import type { ReadContext } from "./read-options.js";
import { bytesOfFile, type FoundDocument } from "./read-text.js";
import { RecordReader } from "./record-reader.js";

const MOST_MAIL_BYTES = 1 << 26;
/** Plain text that is so much shorter than the HTML stands in for it only. */
const LEAST_SHARE = 0.3;

/** Yields the one document of `file`, or none. */
export async function* readEmail(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const bytes = await bytesOfFile(file, context, MOST_MAIL_BYTES);
  if (bytes === undefined) return;
  const { default: PostalMime } = await import("postal-mime");
  const problem = { severity: "error", file: file.path } as const;
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(bytes, { attachmentEncoding: "arraybuffer" });
  } catch (cause) {
    return context.report({ ...problem, code: "bad-record", message: `not a mail (${(cause as Error).message}); left out` });
  }
  const [plain, marked] = [withoutC1(mail.text?.trim() ?? ""), htmlText(withoutC1(mail.html ?? ""))];
  const text = plain.length >= LEAST_SHARE * marked.length ? plain.replaceAll("\r\n", "\n") : marked;
  if (mail.headers.length === 0) return context.report({ ...problem, code: "wrong-format", message: "it has no header as mails have; left out" });
  const records = new RecordReader(context);
  yield { document: records.dated(documentOf(mail, file.id, text)), line: undefined };
  records.finish(file, context);
  const files = mail.attachments.filter(({ disposition, related }) => disposition === "attachment" || !related);
  if (files.length === 0) return;
  const names = shownFirst(
    files.slice(0, 3).map(({ filename, mimeType }) => filename ?? mimeType),
    files.length,
  );
  context.report({
    severity: "warning",
    code: "passed-over",
    file: file.path,
    message: `attachments are not read (${names}); save them as files to have them read`,
  });
}

type Mail = Awaited<ReturnType<typeof import("postal-mime").default.parse>>;

function documentOf({ subject, from, date, headers }: Mail, id: string, text: string): Document {
  const written = headers.find(({ key }) => key === "date")?.value;
  const facts = { title: subject, source: from?.name || from?.address, publishedAt: written ?? date };
  return { id, text, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== "")) };
}
