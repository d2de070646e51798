/** What a computer answers about where its notebooks lie. */
import type { BringHome, BroughtHome } from '../contract/generated';

const HOME = '/home/maren/Visitbook';

export const PLACES = {
  bring_home: ({ path }: BringHome): BroughtHome => {
    const name = path.split('/').pop() ?? '';
    return {
      notebook: { path: `${HOME}/${name}`, name, sheet_kept: '', keys_missing: false, opened: null },
      left: path,
    };
  },
};
