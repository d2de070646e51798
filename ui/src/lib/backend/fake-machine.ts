/** What a computer answers that has nothing of its own yet: nobody chooses a file, no notebooks, a few typefaces. */
import { CANCELLED } from './fake-cancelled';
import { TYPEFACES } from './fake-house';
import { KEEPING } from './fake-keeping';
import { KEYS } from './fake-keys';
import { LOCK } from './fake-lock';
import { PLACES } from './fake-places';
import { SAVED } from './fake-saved';

export const MACHINE = {
  ...CANCELLED,
  ...SAVED,
  ...KEEPING,
  ...KEYS,
  ...LOCK,
  ...PLACES,
  about: () => ({ name: 'Visitbook', version: '0.1.0', store: 'SQLite 3.50 with SQLCipher 4.10' }),
  notebooks: () => ({ known: [], default_folder: '/home/maren/Visitbook' }),
  choose_folder: () => ({ path: null, notebook: null }),
  prepare_notebook: () => ({ groups: ['M2VD', 'A5TR', 'K3QP', '9TWM', 'H6DN', 'RX02', 'V8JB', '25FZ'] }),
  listed_authorities: () => ({ listed: [] }),
  frameworks: () => ({ editions: [] }),
  typefaces: () => TYPEFACES,
} as const;
