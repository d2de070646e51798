/** As much of Node as the tests of the page use: the page itself must not know that there is more. */
declare module 'node:child_process' {
  interface Child {
    readonly stdin: { write(text: string): void; end(): void };
    readonly stdout: { setEncoding(encoding: 'utf8'): void; on(event: 'data', heard: (text: string) => void): void };
    on(event: 'error' | 'exit', heard: (error: Error) => void): void;
  }
  export function spawn(command: string, args: readonly string[]): Child;
  export function execFileSync(command: string, args: readonly string[]): unknown;
}
declare module 'node:fs' {
  export function mkdtempSync(prefix: string): string;
  export function readFileSync(path: string, encoding: 'utf8'): string;
  export function rmSync(path: string, options: { recursive: boolean }): void;
}
declare module 'node:os' {
  export function tmpdir(): string;
}
