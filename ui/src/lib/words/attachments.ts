/** Words of the files beside a piece of evidence. */
import type { Media, NotAttached } from '../contract/generated';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A size as people say it. */
function size(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 999_500) return `${whole.format(bytes / 1000)} kB`;
  return `${number.format(bytes / 1_000_000)} MB`;
}

export const mediaWord: { [K in Media]: string } = {
  png: 'Picture',
  jpeg: 'Picture',
  pdf: 'PDF',
  txt: 'Text',
  xlsx: 'Workbook',
  docx: 'Document',
};

/** Why a file was not attached, and what to do instead. */
const because: { [K in NotAttached]: string } = {
  unreadable: 'It could not be read. Check that it is still there and that you may open it.',
  empty: 'It is empty.',
  too_large: 'It has more than 50 MB. Attach only the part that matters, or a smaller copy.',
  program: 'It is a program, whatever its name says. Programs are never kept.',
  markup: 'It is a web page, SVG or XML, which can hold programs. Print it to a PDF and attach that.',
  macros: 'It holds macros or controls. Save it without them, as .xlsx or .docx, and attach that.',
  locked: 'It is locked with a password. Save a copy without one: the notebook is encrypted as a whole.',
  old_office: 'It is in the office format from before 2007. Save it as .xlsx or .docx and attach that.',
  archive: 'It is an archive or another kind of office file. Take out what matters and attach that.',
  too_many_pixels: 'It has too many pixels: 12,000 along a side and about 22 million in all are the most.',
  broken: 'It is damaged or cut short.',
  other_kind: 'Only pictures (PNG, JPEG), PDF, plain text, workbooks (.xlsx) and documents (.docx) are taken.',
};

export const attachments = {
  title: 'Files',
  because,
  size,
  detail: (media: Media, bytes: number) => `${mediaWord[media]}, ${size(bytes)}`,
  add: 'Attach files …',
  addKeys: 'Ctrl+Shift+A',
  adding: 'A file is being attached already.',
  none: 'None',
  attached: (many: number) => (many === 1 ? 'One file is attached.' : `${many} files are attached.`),
  original: 'The file you chose stays where it is, outside the notebook.',
  refused: (many: number) => (many === 1 ? 'One file was not attached' : `${many} files were not attached`),
  dismiss: 'Done',
  notHere: 'The file itself is not in this notebook',
  notHereWhy:
    'Only its name came here, with a visit file in plain text. The encrypted visit file brings the file itself; import that one.',
  notShown: 'A file of this kind is not shown here. Save a copy to open it in another program.',
  pictureFailed: 'The picture cannot be shown. The file may be damaged.',
  textOf: (name: string) => `Text of ${name}`,
  cut: 'This is its beginning. Save a copy to read all of it.',
  loading: 'Opening …',
  name: 'Name',
  added: (at: string) => `Attached ${at}`,
  cleaned: 'Kept without place, time and camera.',
  copy: 'Save a copy …',
  copyHint: 'The copy leaves the notebook: it is not encrypted, and anyone who has it can open it.',
  copied: (path: string) => `A copy is at ${path}. It is not encrypted.`,
  remove: 'Remove',
  removed: (name: string) => `${name} is removed. Ctrl+Z takes it back.`,
} as const;
