// What licences.mjs lets pass and what it stops. Run by `make test`: node --test scripts/
import assert from 'node:assert/strict';
import test from 'node:test';
import { crates, isAllowed, judge, npmLicence, npmPackages } from './licences.mjs';

const allowed = new Set(['MIT', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BSD-3-Clause', 'Unicode-3.0']);

for (const [expression, expected] of [
  ['MIT', true],
  ['GPL-3.0-only', false],
  ['MIT OR GPL-3.0-only', true],
  ['GPL-3.0-only OR MIT', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only AND MIT', false],
  ['MIT/Apache-2.0', true],
  ['GPL-2.0/LGPL-2.1', false],
  ['(MIT OR Apache-2.0) AND Unicode-3.0', true],
  ['(MIT OR Apache-2.0) AND GPL-2.0', false],
  ['MIT AND (GPL-2.0 OR (BSD-3-Clause AND Unicode-3.0))', true],
  // AND binds closer than OR
  ['MIT OR GPL-2.0 AND LGPL-2.1', true],
  ['LGPL-2.1 AND GPL-2.0 OR LGPL-3.0', false],
  ['Apache-2.0 WITH LLVM-exception', true],
  ['Apache-2.0 WITH LLVM-exception OR GPL-2.0', true],
  ['MIT WITH LLVM-exception', false],
  ['GPL-2.0 WITH Classpath-exception-2.0', false],
  ['Apache-2.0+', true],
  ['GPL-2.0+', false],
  ['mit', false],
]) {
  test(`"${expression}" is ${expected ? 'allowed' : 'refused'}`, () => assert.equal(isAllowed(expression, allowed), expected));
}

for (const expression of ['', 'MIT OR', '(MIT', 'MIT)', 'AND MIT', 'MIT Apache-2.0', 'Apache-2.0 WITH', '()']) {
  test(`"${expression}" is not taken for a licence`, () => assert.throws(() => isAllowed(expression, allowed), /cannot read/));
}

test('old ways of naming a licence in npm are read', () => {
  assert.equal(npmLicence({ license: 'MIT' }), 'MIT');
  assert.equal(npmLicence({ license: { type: 'ISC' } }), 'ISC');
  assert.equal(npmLicence({ licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] }), 'MIT OR Apache-2.0');
  assert.equal(npmLicence({}), undefined);
});

const rules = { allowed: { MIT: '' }, exceptions: { 'crate odd': { licence: 'Odd-1.0', reason: 'asked' } } };
const from = ['registry+good'];
const odd = { name: 'odd', version: '1.0.0', licence: 'Odd-1.0', source: 'registry+good' };

test('a package that is in order leaves no remark', () => {
  const fine = { name: 'fine', version: '1.0.0', licence: 'MIT', source: 'registry+good' };
  assert.deepEqual(judge('crate', [fine, odd], rules, from), []);
});

for (const [what, change, remark] of [
  ['a licence that is not allowed', { licence: 'GPL-3.0-only' }, /is under GPL-3.0-only/],
  ['a missing licence', { licence: undefined }, /names no licence/],
  ['a licence that cannot be read', { licence: 'MIT OR' }, /cannot read/],
  ['a foreign source', { source: 'git+https://example.org/x' }, /comes from git/],
  ['a missing source', { source: undefined }, /an unknown place/],
]) {
  test(`${what} is remarked upon`, () => {
    const bad = { name: 'bad', version: '1.0.0', licence: 'MIT', source: 'registry+good', ...change };
    const remarks = judge('crate', [bad, odd], rules, from);
    assert.equal(remarks.length, 1);
    assert.match(remarks[0], remark);
  });
}

test('an exception holds only for the licence it was made for', () => {
  assert.match(judge('crate', [{ ...odd, licence: 'GPL-3.0-only' }], rules, from)[0], /is under GPL/);
});

test('an exception that nothing needs is remarked upon', () => {
  assert.match(judge('crate', [], rules, from)[0], /no longer needed/);
});

test('our own crates must carry our licence, and are not judged as those of others', () => {
  const { others, remarks } = crates({
    packages: [
      { name: 'visitbook-a', version: '0.1.0', license: 'MIT', source: null },
      { name: 'visitbook-b', version: '0.1.0', license: null, source: null },
      { name: 'serde', version: '1.0.0', license: 'MIT OR Apache-2.0', source: 'registry+good' },
    ],
  });
  assert.deepEqual(others.map(({ name }) => name), ['serde']);
  assert.equal(remarks.length, 1);
  assert.match(remarks[0], /visitbook-b says "nothing"/);
});

test('only what ends up in the page is taken from the lock file, nested packages too', () => {
  const lock = {
    packages: {
      '': { name: 'ui' },
      'node_modules/svelte': { version: '5.0.0', license: 'MIT', resolved: 'https://r/svelte.tgz' },
      'node_modules/svelte/node_modules/@a/b': { version: '1.0.0', integrity: 'sha512-x' },
      'node_modules/loose': { version: '1.0.0', license: 'MIT' },
      'node_modules/vite': { version: '8.0.0', license: 'MIT', dev: true },
    },
  };
  const found = npmPackages(lock, (path) => (path.endsWith('@a/b') ? { license: 'ISC' } : {}));
  assert.deepEqual(
    found.map(({ name, licence, source }) => `${name} ${licence} ${source}`),
    ['svelte MIT https://r/svelte.tgz', '@a/b ISC https://registry.npmjs.org/', 'loose MIT undefined'],
  );
});
