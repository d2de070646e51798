/** What the page may ask of the program, whoever answers: the shell, or a fake in tests. */
import type { Code, Commands, CoreEvent } from '../contract/generated';

export type CommandName = keyof Commands;
export type Request<K extends CommandName> = Commands[K]['request'];
export type Answer<K extends CommandName> = Commands[K]['answer'];

export interface Backend {
  call<K extends CommandName>(name: K, request: Request<K>): Promise<Answer<K>>;
  /** Where the window finds an attached picture. */
  pictureUrl(attachment: string): string;
  /** Where the window finds a page of the preview, counted from 0, with so many pixels for each point. */
  pageUrl(key: string, page: number, scale: number): string;
  /** Where the window finds a letter in a typeface; the bundled one where none is named. `seen` is another each time that the letterhead is. */
  specimenUrl(family: string, scale: number, seen: number): string;
  listen(onEvent: (event: CoreEvent) => void): Promise<void>;
}

/** A refusal or failure; `words.ts` has the sentences for its code. */
export class CoreError extends Error {
  readonly code: Code;
  readonly values: { [k: string]: string };

  constructor(code: Code, values: { [k: string]: string } = {}, message: string = code) {
    super(message);
    this.name = 'CoreError';
    this.code = code;
    this.values = values;
  }

  /** Any thrown thing as a CoreError. */
  static from(thrown: unknown): CoreError {
    if (thrown instanceof CoreError) return thrown;
    return new CoreError('unexpected', {}, thrown instanceof Error ? thrown.message : String(thrown));
  }
}
