// Finds what a person can reach by its role and its name, as a screen reader tells them. `path` goes from the outside
// in: [["group", "First day on site"], ["textbox", "Day"]]. A name that ends in * is the beginning of one. Answers the
// first match in the open dialog or the page.
const roles = {
  button: 'button, [role=button]',
  textbox: 'input:not([type]), input[type=text], input[type=password], input[type=search], textarea, [role=textbox]',
  combobox: '[role=combobox], select',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio], [role=radio]',
  option: '[role=option]',
  tab: '[role=tab]',
  row: 'tr, [role=row]',
  group: 'fieldset, [role=group], section, form',
  dialog: 'dialog, [role=dialog]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  region: 'section, main, nav, aside, [role=region]',
  listitem: 'li, [role=listitem]',
};

function plain(text) {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function textOf(element) {
  const copy = element.cloneNode(true);
  for (const each of copy.querySelectorAll('kbd, [aria-hidden=true], input, select, textarea')) each.remove();
  return plain(copy.textContent);
}

function nameOf(element) {
  const by = element.getAttribute('aria-labelledby');
  if (by) return plain(by.split(/\s+/).map((id) => textOf(document.getElementById(id) ?? document.createElement('i'))).join(' '));
  const own = element.getAttribute('aria-label');
  if (own) return plain(own);
  if (element.labels?.length) return plain([...element.labels].map(textOf).join(' '));
  if (element.tagName === 'FIELDSET') return textOf(element.querySelector('legend') ?? document.createElement('i'));
  if (element.tagName === 'DIALOG') return textOf(element.querySelector('h1, h2') ?? document.createElement('i'));
  return textOf(element) || plain(element.title);
}

function shown(element) {
  // A radio button drawn by its label has no size of its own, but its label has.
  const box = element.labels?.[0] ?? element;
  return box.getClientRects().length > 0 && getComputedStyle(box).visibility !== 'hidden';
}

function matches(roots, [role, name]) {
  const selector = roles[role] ?? `[role=${role}]`;
  const below = roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  // The open dialog is a root and can be looked for itself.
  const all = [...roots.filter((root) => root !== document && root.matches(selector)), ...below].filter(shown);
  const begins = name.endsWith('*') ? name.slice(0, -1) : null;
  return all.filter((each) => (begins === null ? nameOf(each) === name : nameOf(each).startsWith(begins)));
}

function find(path) {
  const dialogs = document.querySelectorAll('dialog[open]');
  let roots = [dialogs.length > 0 ? dialogs[dialogs.length - 1] : document];
  for (const step of path) roots = matches(roots, step);
  return roots[0] ?? null;
}
