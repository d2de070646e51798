/** Which part of a long letter is seen: what is drawn beside the text is drawn for that part only. */
import type { EditorView } from 'prosemirror-view';

/** The lowest place of so many that is so; places that are so stand behind all others. */
function firstThat(count: number, isSo: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The positions of the blocks that stand between two heights, both in pixels of the window. */
export function rangeBetween(view: EditorView, above: number, below: number): { from: number; to: number } {
  const { doc } = view.state;
  const drawn = view.dom.children;
  const count = Math.min(doc.childCount, drawn.length);
  const first = firstThat(count, (at) => (drawn[at]?.getBoundingClientRect().bottom ?? 0) >= above);
  const behind = firstThat(count, (at) => (drawn[at]?.getBoundingClientRect().top ?? 0) > below);
  const upTo = (blocks: number) => doc.children.slice(0, blocks).reduce((size, block) => size + block.nodeSize, 0);
  return { from: upTo(first), to: upTo(Math.max(first, behind)) };
}
