/** What Settings knows of the notebook's own words, bands and the look of its letters, and how they are changed. */
import { SvelteMap } from 'svelte/reactivity';
import { backend, CoreError } from '../backend';
import type { Band, HouseStyle, LettersLook, Saved, Subject } from '../contract/generated';
import { typedSince } from '../draft/since';
import { KeptBox } from '../draft/unfinished.svelte';
import type { FieldError } from '../shared/ErrorSummary.svelte';
import { changeHouseStyle, type OwnRules } from '../shared/housestyle';
import { newId } from '../shared/ids';
import { told } from '../shared/told';
import { status } from '../status/status.svelte';
import { write } from '../status/write';
import { errorWords, opWord, shell } from '../words';
import { settings as words } from '../words/settings';
import { PARTS, readBand, shownBand, type BandPart, type TypedBand } from './bands';
import { LONGEST_WORD, MOST_WORDS, sorted, sortOut } from './ownwords';

/** A band and a name for its row that stays while bands come and go. */
export interface BandRow {
  key: string;
  band: Band;
}

/** A row whose fields do not make a band yet, by its place among the bands. */
interface UnsoundRow {
  at: number;
  typed: TypedBand;
}

/** What waits in the box of bands; nothing where it is not what was put there. */
function unsoundIn(text: string): readonly UnsoundRow[] {
  try {
    return text === '' ? [] : (JSON.parse(text) as UnsoundRow[]);
  } catch {
    return [];
  }
}

/** The parts of the house rules. */
export type Section = 'own' | 'bands' | 'look';

export const NEW_WORD = 'own-word';
export const TYPEFACE = 'letter-typeface';
export const PICTURE_TEXT = 'letter-picture-text';
export const PICTURE_WIDTH = 'letter-picture-width';
/** Where it stands why a picture was not taken. */
export const PICTURE_FILE = 'letter-picture-file';
/** The widths of a picture, in tenths of a millimetre. */
const [NARROWEST, WIDEST] = [50, 564];

/** Bands keep the names of their rows: those that are the same, and where as many are there as before, all. */
function named(bands: readonly Band[], before: readonly BandRow[]): BandRow[] {
  const free = [...before];
  const taken = (at: number) => (at < 0 ? undefined : free.splice(at, 1)[0]?.key);
  const kept = bands.map((band) => taken(free.findIndex((row) => JSON.stringify(row.band) === JSON.stringify(band))));
  const rest = bands.length === before.length ? free : [];
  return bands.map((band, at) => ({ key: kept[at] ?? rest.shift()?.key ?? newId(), band }));
}

export class HouseRules {
  /** False until they are read. */
  loaded = $state(false);
  failure = $state.raw<CoreError | null>(null);
  /** By the alphabet. */
  words = $state.raw<readonly string[]>([]);
  rows = $state.raw<readonly BandRow[]>([]);
  /** The bands that come with the program. */
  proposed = $state.raw<readonly Band[]>([]);
  look = $state.raw<LettersLook>({ typeface: null, picture: null });
  /** The revision of the record; another with every change. */
  rev = $state(0);
  errors = $state.raw<readonly FieldError[]>([]);
  /** Only words with this in them are shown. */
  filter = $state('');
  readonly shown = $derived.by(() => {
    const wanted = this.filter.trim().toLowerCase();
    return wanted === '' ? this.words : this.words.filter((word) => word.toLowerCase().includes(wanted));
  });
  readonly asProposed = $derived(
    JSON.stringify(this.rows.map(({ band }) => shownBand(band))) === JSON.stringify(this.proposed.map(shownBand)),
  );
  /** What stands in the fields of a row and is no band yet. */
  readonly #unkept = new SvelteMap<string, TypedBand>();
  /** What was typed waits here until it is a rule; there from when the rules are read. */
  #boxes = $state.raw<{ words: KeptBox; bands: KeptBox; picture: KeptBox } | null>(null);
  #scope: Subject | null = null;
  /** What stands in the field of the picture, where somebody has typed there. */
  #pictureTyped = $state<string | null>(null);

  async load(): Promise<void> {
    try {
      const { rev, style, proposed, unfinished } = await backend().call('house_style', {});
      this.proposed = proposed;
      this.#take(style, rev);
      if (!this.#boxes) this.#goOn(unfinished);
      this.loaded = true;
      this.failure = null;
    } catch (thrown) {
      this.failure = CoreError.from(thrown);
    }
  }

  error(id: string): string | undefined {
    return this.errors.find((each) => each.id === id)?.text;
  }

  // Own words

  /** What is being typed as a new word. */
  get typed(): string {
    return this.#boxes?.words.text ?? '';
  }

  set typed(text: string) {
    if (this.#boxes) this.#boxes.words.text = text;
  }

  /** Adds what is typed; says at the field why nothing was. */
  async addWords(): Promise<boolean> {
    const { fresh, there, long } = sortOut(this.typed, this.words);
    const [already, tooLong] = [there[0], long[0]];
    const own = words.own;
    if (tooLong !== undefined) return this.#refuse(NEW_WORD, own.long(tooLong, LONGEST_WORD));
    if (fresh.length === 0)
      return this.#refuse(NEW_WORD, already ? own.there(already.word, already.entry) : own.nothing);
    if (this.words.length + fresh.length > MOST_WORDS) return this.#refuse(NEW_WORD, own.full(MOST_WORDS));
    const typed = this.typed;
    const add = (style: HouseStyle) => {
      const more = fresh.filter((word) => !style.words.includes(word));
      return { words: [...style.words, ...more] };
    };
    if (!(await this.#change(NEW_WORD, own.title, add))) return false;
    this.typed = typedSince(typed, this.typed);
    const said = there.map(({ word }) => word);
    status.say(own.added(fresh, said));
    return true;
  }

  async removeWord(word: string): Promise<boolean> {
    const without = (style: HouseStyle) => ({ words: style.words.filter((each) => each !== word) });
    if (!(await this.#change('own-words', words.own.title, without))) return false;
    status.say(words.own.removed(word));
    return true;
  }

  // Bands

  /** What the fields of a row show. */
  shownRow({ key, band }: BandRow): TypedBand {
    return { ...shownBand(band), ...this.#unkept.get(key) };
  }

  /** What a band is called. */
  name({ key, band }: BandRow): string {
    const at = this.rows.findIndex((row) => row.key === key);
    return band.words[0] ?? words.bands.nth(at + 1);
  }

  static fieldId = (key: string, part: BandPart) => `band-${key}-${part}`;

  /** A field of a row was left: the row is kept once all of it is sound. */
  async type(key: string, part: BandPart, typed: string): Promise<boolean> {
    const row = this.rows.find((each) => each.key === key);
    if (!row) return false;
    const band = this.#read(row, { ...this.shownRow(row), [part]: typed }, part);
    if (!band) return false;
    if (JSON.stringify(band) !== JSON.stringify(row.band)) {
      const changed = () => this.rows.map((each) => (each.key === key ? { key, band } : each));
      if (!(await this.#changeRows(HouseRules.fieldId(key, part), changed))) return false;
    }
    this.#forget(key);
    return true;
  }

  /** Adds a band to be filled in; the answer is its row. */
  async addBand(): Promise<BandRow | null> {
    const used = new Set(this.rows.flatMap(({ band }) => band.words));
    let at = 1;
    while (used.has(words.bands.newWords(at))) at += 1;
    const band = { words: [words.bands.newWords(at)], from: 0, to: 100, fewest: 1, few: null };
    const row = { key: newId(), band };
    return (await this.#changeRows('bands', () => [...this.rows, row])) ? row : null;
  }

  async removeBand(row: BandRow): Promise<boolean> {
    const name = this.name(row);
    if (!(await this.#changeRows('bands', () => this.rows.filter(({ key }) => key !== row.key)))) return false;
    this.#forget(row.key);
    status.say(words.bands.removed(name));
    return true;
  }

  async putBack(): Promise<boolean> {
    const proposed = this.proposed.map((band) => ({ key: newId(), band }));
    if (!(await this.#changeRows('bands', () => proposed))) return false;
    for (const key of [...this.#unkept.keys()]) this.#forget(key);
    status.say(words.bands.putBackDone);
    return true;
  }

  // Look of the letters

  /** What the picture shows, as far as it is typed. */
  get pictureText(): string {
    return this.#pictureTyped ?? (this.#boxes?.picture.text || (this.look.picture?.alternative_text ?? ''));
  }

  set pictureText(text: string) {
    this.#pictureTyped = text;
    if (this.#boxes) this.#boxes.picture.text = text;
  }

  async useTypeface(typeface: string | null, name: string): Promise<boolean> {
    const change = ({ look }: HouseStyle) => ({ look: { ...look, typeface } });
    if (!(await this.#change(TYPEFACE, words.look.typeface, change))) return false;
    status.say(words.look.used(name));
    return true;
  }

  /** Asks for a picture. What it shows has to be said first. */
  async choosePicture(): Promise<void> {
    const text = this.pictureText.trim();
    if (text === '') return void this.#refuse(PICTURE_TEXT, words.look.picture.textFirst);
    const typed = this.pictureText;
    this.#allow(PICTURE_TEXT, PICTURE_FILE);
    try {
      const { saved, refused } = await write('choose_letterhead_picture', { alternative_text: text });
      if (refused) return void this.#refuse(PICTURE_FILE, words.look.picture.refused(refused));
      if (!saved) return;
      this.#taken(saved);
      this.#told(typed);
      status.say(words.look.picture.chosen);
    } catch (thrown) {
      this.#refuse(PICTURE_FILE, told(thrown));
      await this.load();
    }
  }

  /** The words for the picture that is there are kept when their field is left. */
  async tellPicture(): Promise<void> {
    const { picture } = this.look;
    const typed = this.pictureText;
    const text = typed.trim();
    if (!picture) return;
    if (text === picture.alternative_text) return this.#told(typed);
    if (text === '') return void this.#refuse(PICTURE_TEXT, words.look.picture.textFirst);
    const change = ({ look }: HouseStyle) => ({
      look: { ...look, picture: look.picture && { ...look.picture, alternative_text: text } },
    });
    if (await this.#change(PICTURE_TEXT, words.look.picture.text, change)) this.#told(typed);
  }

  /** How wide it is on the page, in millimetres, as it was typed. */
  async sizePicture(typed: string): Promise<void> {
    const width = Math.round(Number(typed.replace(',', '.')) * 10);
    if (!(width >= NARROWEST && width <= WIDEST))
      return void this.#refuse(PICTURE_WIDTH, words.look.picture.widthWrong);
    const change = ({ look }: HouseStyle) => ({
      look: { ...look, picture: look.picture && { ...look.picture, width } },
    });
    await this.#change(PICTURE_WIDTH, words.look.picture.width, change);
  }

  async removePicture(): Promise<boolean> {
    const typed = this.pictureText;
    const change = ({ look }: HouseStyle) => ({ look: { ...look, picture: null } });
    if (!(await this.#change(PICTURE_FILE, words.look.picture.title, change))) return false;
    this.#told(typed);
    status.say(words.look.picture.removed);
    return true;
  }

  /** What was typed of the picture is kept with it; what was typed since stays in its field. */
  #told(typed: string): void {
    this.#allow(PICTURE_TEXT);
    if (this.pictureText !== typed) return;
    this.pictureText = '';
    this.#pictureTyped = null;
  }

  #allow(...ids: readonly string[]): void {
    this.errors = this.errors.filter(({ id }) => !ids.includes(id));
  }

  // Undo

  /** Takes back the last change of the house rules, or does it again. */
  async takeBack(command: 'undo' | 'redo'): Promise<void> {
    if (!this.#scope) return;
    try {
      const { op } = await write(command, { scope: this.#scope, second: false });
      await this.load();
      if (op === null) status.say(command === 'undo' ? shell.nothingToUndo : shell.nothingToRedo);
      else status.say((command === 'undo' ? words.undone : words.redone)(opWord[op]));
    } catch (thrown) {
      const { code, values } = CoreError.from(thrown);
      const { title, text } = errorWords(code, values);
      status.say(code === 'nothing_to_undo' ? shell.nothingToUndo : `${title}. ${text}`);
    }
  }

  // Inside

  /** Reads the fields of a row, and says at them what is wrong; the answer is the band, where all of it is sound. */
  #read(row: BandRow, typed: TypedBand, part: BandPart): Band | null {
    const others = new Set(this.rows.filter(({ key }) => key !== row.key).flatMap((each) => each.band.words));
    const { band, wrong } = readBand(typed, part, others);
    const ids = PARTS.map((each) => HouseRules.fieldId(row.key, each));
    const found = PARTS.flatMap((each) => {
      const text = wrong[each];
      return text === undefined ? [] : [{ id: HouseRules.fieldId(row.key, each), text }];
    });
    this.errors = [...this.errors.filter((each) => !ids.includes(each.id)), ...found];
    this.#unkept.set(row.key, typed);
    this.#keepUnsound();
    return band;
  }

  /** Goes on with what was typed before a lock or a crash and is no rule yet. */
  #goOn(unfinished: { [box: string]: string | undefined }): void {
    const box = (field: string, what: string) => {
      const subject = this.#scope;
      const keep = (text: string, op_id: string) =>
        backend().call('save_draft', { op_id, subject: subject as Subject, base_rev: 0, field, text });
      return new KeptBox(unfinished[field] ?? '', keep, words.unsafe(what));
    };
    this.#boxes = {
      words: box('new_words', words.own.title),
      bands: box('typed_bands', words.bands.title),
      picture: box('picture_text', words.look.picture.text),
    };
    for (const { at, typed } of unsoundIn(this.#boxes.bands.text)) {
      const row = this.rows[at];
      if (row) this.#read(row, typed, 'words');
    }
  }

  #keepUnsound(): void {
    const unsound = this.rows.flatMap((row, at): UnsoundRow[] => {
      const typed = this.#unkept.get(row.key);
      return typed ? [{ at, typed }] : [];
    });
    if (this.#boxes) this.#boxes.bands.text = unsound.length === 0 ? '' : JSON.stringify(unsound);
  }

  #take(style: HouseStyle, rev: number): void {
    this.rev = rev;
    this.look = style.look;
    this.#scope = { kind: 'house_style', id: style.id };
    this.words = sorted(style.words);
    this.rows = named(style.bands, this.rows);
  }

  #forget(key: string): void {
    this.#unkept.delete(key);
    this.#keepUnsound();
    this.errors = this.errors.filter(({ id }) => !id.startsWith(`band-${key}-`));
  }

  #refuse(id: string, text: string): false {
    this.errors = [...this.errors.filter((each) => each.id !== id), { id, text }];
    return false;
  }

  #changeRows(id: string, change: () => readonly BandRow[]): Promise<boolean> {
    return this.#change(id, words.bands.title, () => {
      this.rows = change(); // at once: what is changed next begins with it
      return { bands: this.rows.map(({ band }) => band) };
    });
  }

  #taken(saved: Saved): void {
    for (const kept of saved.kept) {
      if (kept.kind !== 'house_style') continue;
      this.words = sorted(kept.record.words);
      this.look = kept.record.look;
      this.rev = kept.rev;
    }
  }

  /** One change of the record; where it is refused, that is said at the field, and what holds is shown again. */
  async #change(id: string, what: string, change: (style: HouseStyle) => OwnRules): Promise<boolean> {
    try {
      const saved = await changeHouseStyle(change, { key: 'house-style', what: words.unsafe(what) });
      this.#taken(saved);
      this.errors = this.errors.filter((each) => each.id !== id);
      return true;
    } catch (thrown) {
      this.#refuse(id, told(thrown));
      await this.load();
      return false;
    }
  }
}
