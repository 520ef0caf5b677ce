/**
 * Stage input and output: an error of the file system -> why, in words. Its own messages ("ENOENT: no such file or
 * directory, access 'x'") name calls that the reader never made. O(1).
 */

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is a file, not a folder",
};

/** A reason that stands in a sentence, without a full stop; the error's own message where it is none of the usual ones. */
export function systemReason(cause: unknown): string {
  const { code = "", message = String(cause) } = cause as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}
