import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CoreError, setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import { HOUSE_STYLE } from '../lib/backend/fake-house';
import type { HouseStyle } from '../lib/contract/generated';
import { flushAll } from '../lib/draft/registry';
import { status } from '../lib/status/status.svelte';
import SettingsView from './SettingsView.svelte';

let fake: FakeBackend;
const user = userEvent.setup();
const style = () => fake.kept.get(HOUSE_STYLE)?.record as HouseStyle | undefined;
const band = (words: string) => style()?.bands.find((each) => each.words[0] === words);
const field = (part: string, name: string) =>
  screen.getByRole<HTMLInputElement>('textbox', { name: `${part}: ${name}` });
const words = () =>
  within(screen.getByRole('list', { name: 'Own words' }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('.word')?.textContent);

async function start(own: string[] = []): Promise<void> {
  fake = new FakeBackend();
  setBackend(fake);
  if (own.length > 0) {
    const { rev, style: usual } = await fake.call('house_style', {});
    const { bands, look } = usual;
    await fake.call('edit_house_style', { op_id: 'o', base_rev: rev, words: own, bands, look });
  }
  render(SettingsView);
  await screen.findByRole('heading', { name: 'Own words' });
}

async function fill(input: HTMLElement, typed: string): Promise<void> {
  await user.clear(input);
  await user.type(input, typed);
}

beforeEach(() => {
  status.troubles = [];
  status.message = '';
});
afterEach(async () => {
  await flushAll();
  cleanup();
});

describe('own words', () => {
  test('a word is added with Enter, stands by the alphabet, and the next can be typed at once', async () => {
    await start(['stepdown']);
    const input = screen.getByLabelText('New word');
    await user.type(input, 'Brackwell{Enter}');
    await waitFor(() => expect(words()).toEqual(['Brackwell', 'stepdown']));
    expect(style()?.words).toEqual(['stepdown', 'Brackwell']);
    expect(input).toHaveProperty('value', '');
    expect(document.activeElement).toBe(input);
    expect(status.message).toBe('Added: ‘Brackwell’.');
  });

  test('a pasted list is added line by line, and what was there already is said', async () => {
    await start(['stepdown']);
    await user.click(screen.getByLabelText('New word'));
    await user.paste('Brackwell\nstepdown\nCINplan');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(words()).toEqual(['Brackwell', 'CINplan', 'stepdown']));
    expect(status.message).toBe('Added: ‘Brackwell’, ‘CINplan’. There already: ‘stepdown’.');
  });

  test.each([
    ['stepdown', '‘stepdown’ is in the list already.'],
    ['Stepdown', '‘stepdown’ is in the list already, and holds for ‘Stepdown’, too.'],
    ['12', 'Type a word first. It needs a letter.'],
  ])('%j is not added; the field says why and keeps it', async (typed, why) => {
    await start(['stepdown']);
    const input = screen.getByLabelText<HTMLTextAreaElement>('New word');
    await user.type(input, `${typed}{Enter}`);
    await screen.findByText(why);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.value).toBe(typed);
    expect(style()?.words).toEqual(['stepdown']);
  });

  test('Delete removes the word that the arrows reached, and the next one has the focus', async () => {
    await start(['alder', 'birch', 'cedar']);
    screen.getByRole('button', { name: 'Remove alder' }).focus();
    await user.keyboard('{ArrowDown}{Delete}');
    await waitFor(() => expect(words()).toEqual(['alder', 'cedar']));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove cedar' }));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(words()).toEqual(['alder', 'birch', 'cedar']));
    expect(status.message).toBe('Taken back: the change of the notebook’s own words.');
  });

  test('a long list has a filter', async () => {
    await start(Array.from({ length: 13 }, (_, at) => `word${String.fromCharCode(97 + at)}`));
    await user.type(screen.getByLabelText('Show words with'), 'Xm');
    await screen.findByText('No word of the list has ‘Xm’ in it.');
    await fill(screen.getByLabelText('Show words with'), 'wordm');
    expect(words()).toEqual(['wordm']);
    screen.getByText('1 of 13 words');
  });

  test('a word that could not be kept stays in its field, and the status line says so', async () => {
    await start(['stepdown']);
    fake.on('edit_house_style', () => {
      throw new CoreError('disk_full');
    });
    await user.type(screen.getByLabelText('New word'), 'Brackwell{Enter}');
    await screen.findByText(/The disk is full/);
    expect(screen.getByLabelText('New word')).toHaveProperty('value', 'Brackwell');
    expect(status.troubles.map(({ what }) => what)).toEqual(['Settings, own words']);
  });
});

describe('bands of proportion', () => {
  test('says whose they are', async () => {
    await start();
    screen.getByText(/come with Visitbook are its own proposal.*not the inspectorate’s/);
  });

  test('a field is kept when it is left; the first change makes the record', async () => {
    await start();
    await fill(field('To, %', 'most'), '90');
    expect(style()).toBeUndefined();
    await user.tab();
    await waitFor(() => expect(band('most')).toMatchObject({ from: 65, to: 90 }));
    await fill(field('Words', 'most'), 'most, Nine in ten{Enter}');
    await waitFor(() => expect(band('most')?.words).toEqual(['most', 'nine in ten']));
  });

  test('two ends that are wrong on the way are kept together once they are right', async () => {
    await start();
    await fill(field('From, %', 'a few'), '40');
    await user.tab();
    const said = await screen.findAllByText(/From 40 % to 34 %/);
    expect(said.length).toBe(2);
    expect(field('From, %', 'a few').getAttribute('aria-invalid')).toBe('true');
    expect(style()).toBeUndefined();
    await fill(field('To, %', 'a few'), '50{Enter}');
    await waitFor(() => expect(band('a few')).toMatchObject({ from: 40, to: 50 }));
    await waitFor(() => expect(screen.queryByText(/From 40 % to 34 %/)).toBeNull());
  });

  test('before a lock a sound field is kept', async () => {
    await start();
    await fill(field('At least', 'most'), '2');
    await flushAll();
    expect(band('most')?.fewest).toBe(2);
  });

  test('the arrows go up and down a column', async () => {
    await start();
    field('To, %', 'all').focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toBe(field('To, %', 'most')));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toBe(field('To, %', 'a few')));
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(document.activeElement).toBe(field('To, %', 'most')));
  });

  test('a band is added, filled in and removed by keyboard', async () => {
    await start();
    screen.getByRole('button', { name: 'Add a band' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(field('Words', 'new words 1')));
    await user.keyboard('hardly any{Tab}');
    await waitFor(() =>
      expect(band('hardly any')).toEqual({ words: ['hardly any'], from: 0, to: 100, fewest: 1, few: null }),
    );
    await user.click(screen.getByRole('button', { name: 'Remove the band of hardly any' }));
    await waitFor(() => expect(band('hardly any')).toBeUndefined());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove the band of a few' }));
  });

  test('the proposed bands are put back, and that can be taken back', async () => {
    await start(['stepdown']);
    await user.click(screen.getByRole('button', { name: 'Put back the proposed bands' }));
    await waitFor(() => expect(style()?.bands).toHaveLength(4));
    expect(style()?.words).toEqual(['stepdown']);
    await user.click(screen.getByRole('button', { name: 'Put back the proposed bands' }));
    expect(status.message).toBe('These are the proposed bands.');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(style()?.bands).toHaveLength(3));
    await user.keyboard('{Control>}y{/Control}');
    await waitFor(() => expect(style()?.bands).toHaveLength(4));
  });
});

test('a word half typed and a row that is no band yet are there again after a lock', async () => {
  await start();
  await user.type(screen.getByLabelText('New word'), 'Brackw');
  await fill(field('From, %', 'most'), 'seventy');
  // A lock asks everything to be sent: the field is left by that, and the row waits.
  await flushAll();
  cleanup();
  render(SettingsView);
  expect(await screen.findByLabelText('New word')).toHaveProperty('value', 'Brackw');
  expect(field('From, %', 'most').value).toBe('seventy');
  expect(field('From, %', 'most').getAttribute('aria-invalid')).toBe('true');
  expect(style()).toBeUndefined();
  await fill(field('From, %', 'most'), '70');
  await user.tab();
  await waitFor(() => expect(band('most')?.from).toBe(70));
  await flushAll();
  expect((await fake.call('house_style', {})).unfinished).toEqual({ new_words: 'Brackw', typed_bands: '' });
});

test('rules that cannot be read are said, and read again', async () => {
  fake = new FakeBackend();
  setBackend(fake);
  const keep = fake.call.bind(fake);
  let broken = true;
  fake.call = (name, request) => (broken ? Promise.reject(new CoreError('unexpected')) : keep(name, request));
  render(SettingsView);
  expect((await screen.findByRole('alert')).textContent).toContain('The house rules could not be read.');
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('heading', { name: 'Bands of proportion' });
});

describe('look of the letters', () => {
  const list = () => screen.findByLabelText<HTMLSelectElement>('Typeface');
  const specimen = () => screen.getByRole<HTMLImageElement>('img');
  const text = () => screen.getByLabelText<HTMLInputElement>('What it shows');

  test('a typeface is seen before it is used, and used at one press', async () => {
    await start();
    await user.selectOptions(await list(), 'Tahoma');
    expect(specimen().alt).toBe('The beginning of the sample’s letter, set in Tahoma');
    expect(specimen().src).toContain('Tahoma');
    expect(style()).toBeUndefined();
    await user.click(screen.getByRole('button', { name: 'Use Tahoma' }));
    await waitFor(() => expect(style()?.look.typeface).toBe('Tahoma'));
    expect(screen.queryByRole('button', { name: /^Use / })).toBeNull();
    expect(screen.getByText('Letters are set in Tahoma.')).toBeTruthy();
    await user.selectOptions(await list(), '');
    await user.click(screen.getByRole('button', { name: 'Use DejaVu Sans Condensed' }));
    await waitFor(() => expect(style()?.look.typeface).toBeNull());
  });

  test('a typeface that no document may carry is not offered, and the reason is there', async () => {
    await start();
    const offered = [...(await list()).options].map((option) => option.textContent);
    expect(offered).toEqual(['DejaVu Sans Condensed, which comes with Visitbook', 'Tahoma', 'Verdana']);
    expect(screen.getByText('One typeface cannot be used')).toBeTruthy();
    expect(screen.getByText('Corporate Sans: its licence does not let a document carry it.')).toBeTruthy();
  });

  test('a typeface that this computer lacks is named, with what is used in its place', async () => {
    await start();
    const { rev, style: usual } = await fake.call('house_style', {});
    const look = { ...usual.look, typeface: 'Gill Sans' };
    await fake.call('edit_house_style', { op_id: 'o', base_rev: rev, words: [], bands: usual.bands, look });
    cleanup();
    render(SettingsView);
    await list();
    const said = 'Gill Sans cannot be used on this computer. Letters are set in DejaVu Sans Condensed here.';
    expect(screen.getByText(said)).toBeTruthy();
  });

  test('a picture is chosen once it is said what it shows; the words change later, and it goes at one press', async () => {
    await start();
    await user.click(await screen.findByRole('button', { name: 'Choose a picture' }));
    expect(screen.getByText('Say first what the picture shows: a reader hears that in its place.')).toBeTruthy();
    await user.type(text(), 'The arms of Northmere');
    await user.click(screen.getByRole('button', { name: 'Choose a picture' }));
    await waitFor(() => expect(style()?.look.picture?.alternative_text).toBe('The arms of Northmere'));
    await fill(text(), 'Three herons');
    await user.tab();
    await waitFor(() => expect(style()?.look.picture?.alternative_text).toBe('Three herons'));
    const width = screen.getByLabelText<HTMLInputElement>('Width on the page, mm');
    expect(width.value).toBe('30');
    await fill(width, '99');
    await user.tab();
    await screen.findByText('A width from 5 to 56.4 millimetres.');
    await fill(width, '29,4');
    await user.tab();
    await waitFor(() => expect(style()?.look.picture?.width).toBe(294));
    expect(screen.queryByText('A width from 5 to 56.4 millimetres.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Remove the picture' }));
    await waitFor(() => expect(style()?.look.picture).toBeNull());
    expect(screen.queryByRole('button', { name: 'Remove the picture' })).toBeNull();
  });

  test('a file that is not taken is refused at the field, and what was typed stays', async () => {
    await start();
    fake.on('choose_letterhead_picture', () => ({ saved: null, refused: 'other_kind' }));
    await user.type(text(), 'The arms');
    await user.click(screen.getByRole('button', { name: 'Choose a picture' }));
    await screen.findByText('The picture was not taken. It is neither a PNG nor a JPEG file.');
    expect(text().value).toBe('The arms');
  });

  test('what is typed of a picture that is not chosen yet is kept', async () => {
    await start();
    await user.type(text(), 'The arms');
    await flushAll();
    expect((await fake.call('house_style', {})).unfinished).toEqual({ picture_text: 'The arms' });
    cleanup();
    render(SettingsView);
    await waitFor(() => expect(text().value).toBe('The arms'));
  });
});

test('what opens the notebook stands beside the house rules, and is reached by the list of parts', async () => {
  await start();
  const parts = within(screen.getByRole('navigation', { name: 'Parts of the settings' }));
  expect(parts.getAllByRole('heading').map((heading) => heading.textContent)).toEqual([
    'House rules',
    'This notebook',
    'This computer',
  ]);
  await user.click(parts.getByRole('button', { name: 'Keys' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Keys' })));
  screen.getByRole('form', { name: 'Passphrase' });
});
