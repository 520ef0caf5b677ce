/**
 * The globals that the core uses beside those of the language, as far as it uses them: what Node and all browsers have alike. For
 * tsconfig.core.json alone, which knows neither DOM nor Node types, so that nothing else of theirs gets in unseen.
 */

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, target: Uint8Array): { readonly read: number; readonly written: number };
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: ArrayBufferView): string;
}

declare class AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}

/** Milliseconds since a moment that stays the same. */
declare const performance: { now(): number };

declare function setTimeout(callback: () => void, delayMs?: number): unknown;

/** Base64 of a string of bytes. */
declare function btoa(bytes: string): string;

declare namespace WebAssembly {
  class Module {
    constructor(bytes: ArrayBufferView);
  }
  class Memory {
    readonly buffer: ArrayBuffer;
  }
  class Global {
    readonly value: number;
  }
  class LinkError extends Error {}
  class RuntimeError extends Error {}
  class Instance {
    constructor(module: Module, imports?: object);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  function validate(bytes: ArrayBufferView): boolean;
}
