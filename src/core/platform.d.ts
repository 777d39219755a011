// What the core uses of the platform beside the language; Node, browsers and workers all have it.

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class TextDecoder {
  constructor(encoding: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

declare class URL {
  static canParse(url: string, base?: string): boolean;
  constructor(url: string, base?: string);
  readonly href: string;
  readonly origin: string;
  readonly hostname: string;
  readonly host: string;
  readonly protocol: string;
  pathname: string;
  search: string;
}

declare class URLSearchParams {
  constructor(query: string);
  toString(): string;
}

interface AbortSignal {
  readonly aborted: boolean;
}

declare const AbortSignal: {
  timeout(milliseconds: number): AbortSignal;
  any(signals: readonly AbortSignal[]): AbortSignal;
};
