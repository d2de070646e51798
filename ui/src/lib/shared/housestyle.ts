/** What the notebook says beyond the rules that are built in, changed one after another from whoever changes it. */
import { backend } from '../backend';
import type { HouseStyle, Saved } from '../contract/generated';
import { write } from '../status/write';

/** What is another now. */
export type OwnRules = Partial<Pick<HouseStyle, 'words' | 'bands' | 'look'>>;

let turn: Promise<unknown> = Promise.resolve();

/** Changes them from what holds when the turn has come; `unsafe` says in the status line what is not kept where it fails. */
export function changeHouseStyle(
  change: (style: HouseStyle) => OwnRules,
  unsafe?: { key: string; what: string },
): Promise<Saved> {
  const mine = turn.then(async () => {
    const { rev, style } = await backend().call('house_style', {});
    const { words, bands, look } = { ...style, ...change(style) };
    return write('edit_house_style', { base_rev: rev, words, bands, look }, unsafe);
  });
  turn = mine.catch(() => undefined);
  return mine;
}
