/**
 * Command line: numbers as they stand in print. The same on every machine, whatever its language.
 */
import { counted } from "../text/figures.js";

/** A share from 0 to 1 as "64.3 %". */
export function precisePercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Bits as "61.5". */
export function bitsFigure(bits: number): string {
  return bits.toFixed(1);
}

/** A number of bytes as "812 bytes", "12.5 kB" or "3.0 MB". */
export function bytesFigure(numBytes: number): string {
  if (numBytes >= 999_950) return `${(numBytes / 1e6).toFixed(1)} MB`;
  return numBytes >= 999.5 ? `${(numBytes / 1e3).toFixed(1)} kB` : counted(Math.round(numBytes), "byte");
}

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** A time of ISO 8601 without its seconds, "2017-08-03 10:15-06:00"; anything else as it is: text from outside. */
export function momentFigure(publishedAt: string): string {
  return publishedAt.replace(MOMENT, (_, day: string, time: string, zone: string | undefined) => `${day} ${time}${zone ?? ""}`);
}

/** A time from here as "3.6 s", a longer one as "1 min 5 s" or "2 h 10 min". */
export function duration(elapsedMs: number): string {
  if (elapsedMs < 59_950) return `${(elapsedMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(elapsedMs / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
