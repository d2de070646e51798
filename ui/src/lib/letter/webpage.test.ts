/** The letter as a web page, as the program writes it, held against axe-core. What needs a layout is not looked at here. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { PROGRAM } from './testing/cutter';

const AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

function sampleLetter(): string {
  const folder = mkdtempSync(`${tmpdir()}/letter-`);
  const file = `${folder}/letter.html`;
  execFileSync(PROGRAM, ['letter', '--sample', '-o', file]);
  const page = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  return page;
}

async function found(page: string): Promise<string[]> {
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  document.documentElement.replaceWith(document.adoptNode(parsed.documentElement));
  const { violations } = await axe.run(document, { runOnly: AA, rules: { 'color-contrast': { enabled: false } } });
  return violations.map((each) => each.id);
}

test('axe finds nothing in the letter as a web page', async () => {
  expect(await found(sampleLetter())).toEqual([]);
});

test.each([
  ['the list role', (page: string) => page.replaceAll('<li>', '<span>').replaceAll('</li>', '</span>')],
  ['the title', (page: string) => page.replace(/<title>.*<\/title>/, '')],
  ['the order of headings', (page: string) => page.replaceAll('h2>', 'h4>')],
  ['the main part', (page: string) => page.replaceAll('main>', 'div>')],
])('axe speaks up where %s is spoilt', async (_, spoil) => {
  expect(await found(spoil(sampleLetter()))).not.toEqual([]);
});
