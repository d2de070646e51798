/** Which printed line belongs to a place of the text, and which place of the text to a point of a page. */
import type { BlockId, PreviewLine } from '../contract/generated';

/** A place in a block's text, in UTF-16 code units. */
export interface Caret {
  block: BlockId;
  caret: number;
}

/** The line in which the caret stands. */
export function lineOf(lines: readonly PreviewLine[], { block, caret }: Caret): PreviewLine | null {
  const own = lines.filter((line) => line.block === block);
  return own.findLast((line) => line.from <= caret) ?? own[0] ?? null;
}

/** The line of a page that is nearest to a height, in points from its top. */
export function lineAt(lines: readonly PreviewLine[], page: number, height: number): PreviewLine | null {
  const away = (line: PreviewLine) => Math.max(line.top - height, height - line.bottom, 0);
  return lines
    .filter((line) => line.page === page)
    .reduce<PreviewLine | null>((nearest, line) => (nearest && away(nearest) <= away(line) ? nearest : line), null);
}
