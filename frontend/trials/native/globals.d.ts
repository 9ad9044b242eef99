// The globals of React Native that the hook uses. The hook is compiled with them and without the types of the DOM.

interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

interface Response {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

declare function fetch(
  url: string,
  init: { headers: Record<string, string>; signal: AbortSignal; cache: 'no-store'; credentials: 'omit' },
): Promise<Response>;

declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number): void;

/** The global object. React Native has no `document` and no `location`. */
declare const window: object;

/** React Native does not set `onLine`. */
declare var navigator: { readonly onLine?: boolean };
