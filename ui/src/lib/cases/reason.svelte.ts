/** The reason of one cell while it is written: kept as it is typed, through the same queue as the ratings. */
import { Autosave } from '../draft/autosave.svelte';
import { cases as words } from '../words';
import type { CasesModel } from './cases.svelte';

export class ReasonEditor {
  readonly model: CasesModel;
  readonly case: string;
  readonly criterion: string;
  readonly second: boolean;
  readonly autosave: Autosave<string>;
  /** What was typed and is not kept yet; `null` where the reason is as kept. */
  typed = $state<string | null>(null);
  readonly #set: string;
  /** What stood there when the writing began. */
  #before: string | null = null;

  constructor(model: CasesModel, row: number, column: number) {
    const { grid } = model;
    this.model = model;
    this.#set = grid.set?.id ?? '';
    this.case = grid.rows[row]?.case.id ?? '';
    this.criterion = grid.columns[column]?.id ?? '';
    this.second = grid.second;
    const what = words.cell.reasonOf(model.place(row, column));
    this.autosave = new Autosave((text: string) => this.#save(text), { what });
  }

  get cell() {
    return this.model.grid.cellOf(this.case, this.criterion, this.second);
  }

  get text(): string {
    return this.typed ?? this.cell.reason;
  }

  type(text: string): void {
    this.#before ??= this.cell.reason;
    this.typed = text;
    this.autosave.changed(text);
  }

  /** Left: what was typed goes out now. */
  async settle(): Promise<void> {
    this.#before = null;
    const { typed } = this;
    await this.autosave.flush();
    if (this.autosave.state === 'safe' && this.typed === typed) this.typed = null;
  }

  /** Puts back what stood there when the writing began. */
  async cancel(): Promise<void> {
    if (this.#before !== null && this.#before !== this.text) this.type(this.#before);
    await this.settle();
  }

  async #save(reason: string): Promise<{ at: string }> {
    const { rating, reason: kept, state } = this.cell;
    // A cell that was cleared meanwhile has nothing that a reason could stand with.
    if (rating === null || (kept === reason && state === 'kept')) return { at: this.model.cache.safeAt ?? '' };
    const cell = { case: this.case, criterion: this.criterion, rating, reason };
    this.model.edits.scope = null;
    return this.model.sender.put({ criteria: this.#set, second: this.second, cells: [cell] });
  }
}
