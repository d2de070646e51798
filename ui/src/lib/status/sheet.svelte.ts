/** What is known of the recovery sheet of the open notebook, as the program tells it. */
import type { SheetKnown } from '../contract/generated';

export class KnownSheet {
  known = $state.raw<SheetKnown>({ kept: '', checked: null, due: false });

  told(known: SheetKnown): void {
    this.known = known;
  }
}

export const sheet = new KnownSheet();
