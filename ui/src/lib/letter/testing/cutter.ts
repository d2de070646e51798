/** The core's own cutter, to be asked how it cuts a block: `visitbook sentences`, a line there and a line back. */
import { spawn } from 'node:child_process';
import type { EvidenceId, PageBlock } from '../../contract/generated';

/** A block as the core cuts it. */
export interface Cut {
  sentences: { words: string; evidence: EvidenceId[] }[];
  /** Where a citation goes that is meant for the sentence at the caret; null where there is none. */
  place: number | null;
}

/** Where the program is. */
export const PROGRAM = (import.meta.env['VITE_VISITBOOK'] as string | undefined) ?? '../target/debug/visitbook';

export class Cutter {
  readonly #child = spawn(PROGRAM, ['sentences']);
  readonly #waiting: { take: (line: string) => void; fail: (error: Error) => void }[] = [];
  #begun = '';
  #failed: Error | null = null;

  constructor() {
    this.#child.stdout.setEncoding('utf8');
    this.#child.stdout.on('data', (text) => this.#hear(text));
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.on('exit', () => this.#fail(new Error('the core has ended')));
  }

  async cut(block: PageBlock, caret = 0): Promise<Cut> {
    if (this.#failed) throw this.#failed;
    const answer = new Promise<string>((take, fail) => this.#waiting.push({ take, fail }));
    this.#child.stdin.write(`${JSON.stringify({ block, caret })}\n`);
    return JSON.parse(await answer) as Cut;
  }

  end(): void {
    this.#child.stdin.end();
  }

  #fail(error: Error): void {
    this.#failed = error;
    for (const { fail } of this.#waiting.splice(0)) fail(error);
  }

  #hear(text: string): void {
    const lines = (this.#begun + text).split('\n');
    this.#begun = lines.pop() ?? '';
    for (const line of lines) this.#waiting.shift()?.take(line);
  }
}
