// Checks the licences of everything that Visitbook is built from: every crate of Cargo.lock, on every platform, and every
// npm package that ends up in the page. What is allowed, and why, stands in licences.json. Needs nothing but node and cargo.
//
//   node scripts/licences.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Cuts an SPDX expression into words and brackets; a slash is the old way of writing OR. */
function words(expression) {
  return expression.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
}

/**
 * Whether an SPDX expression can be met with the allowed licences: one side of an OR, both sides of an AND.
 * Throws when the expression cannot be read, so that nothing passes for want of understanding.
 */
export function isAllowed(expression, allowed) {
  const rest = words(expression);
  const unreadable = (what) => new Error(`cannot read the licence "${expression}": ${what}`);
  const takes = (word) => rest[0]?.toUpperCase() === word && rest.shift() !== undefined;

  function either() {
    let met = both();
    while (takes('OR')) met = both() || met; // the right side is read in any case
    return met;
  }
  function both() {
    let met = one();
    while (takes('AND')) met = one() && met;
    return met;
  }
  function one() {
    if (takes('(')) {
      const met = either();
      if (!takes(')')) throw unreadable('a bracket is not closed');
      return met;
    }
    const id = rest.shift();
    if (id === undefined || /^(AND|OR|WITH|\))$/i.test(id)) throw unreadable('a licence is missing');
    if (!takes('WITH')) return allowed.has(id) || allowed.has(id.replace(/\+$/, '')); // "+": or a later version
    const exception = rest.shift();
    if (exception === undefined) throw unreadable('an exception is missing');
    return allowed.has(`${id} WITH ${exception}`);
  }

  const met = either();
  if (rest.length > 0) throw unreadable(`"${rest[0]}" stands where nothing can follow`);
  return met;
}

/** The licence of an npm package, in any of the ways in which they have been written over the years. */
export function npmLicence(manifest) {
  const { license, licenses } = manifest;
  if (typeof license === 'string') return license;
  if (typeof license?.type === 'string') return license.type;
  if (Array.isArray(licenses)) return licenses.map((each) => each.type ?? each).join(' OR ');
  return undefined;
}

/**
 * Judges a list of `{name, version, licence, source}` and returns a sentence for each thing that is wrong.
 * An exception that nothing needs is wrong too, or the list would only ever grow.
 */
export function judge(kind, packages, rules, sources) {
  const allowed = new Set(Object.keys(rules.allowed));
  const remarks = [];
  for (const { name, version, licence, source } of packages) {
    const what = `${kind} ${name} ${version}`;
    if (!sources.some((prefix) => source?.startsWith(prefix))) remarks.push(`${what} comes from ${source ?? 'an unknown place'}`);
    const exception = rules.exceptions[`${kind} ${name}`];
    if (exception !== undefined && exception.licence === licence) continue;
    if (licence === undefined) {
      remarks.push(`${what} names no licence`);
      continue;
    }
    try {
      if (!isAllowed(licence, allowed)) remarks.push(`${what} is under ${licence}`);
    } catch (error) {
      remarks.push(`${what}: ${error.message}`);
    }
  }
  const names = new Set(packages.map(({ name }) => `${kind} ${name}`));
  for (const name of Object.keys(rules.exceptions)) {
    if (name.startsWith(`${kind} `) && !names.has(name)) remarks.push(`the exception for ${name} is no longer needed`);
  }
  return remarks;
}

/** The crates of `cargo metadata`: those of others, and a remark for each of our own without our licence. */
export function crates(metadata) {
  const own = metadata.packages.filter((each) => each.source === null);
  const remarks = own
    .filter((each) => each.license !== 'MIT')
    .map((each) => `our own crate ${each.name} says "${each.license ?? 'nothing'}" instead of MIT`);
  const others = metadata.packages
    .filter((each) => each.source !== null)
    .map((each) => ({ name: each.name, version: each.version, licence: each.license ?? undefined, source: each.source }));
  return { others, remarks };
}

/**
 * The packages of a package-lock.json that end up in the page, which is everything but development dependencies.
 * `manifestOf` reads an installed package's own manifest, for those whose licence the lock file leaves out.
 */
export function npmPackages(lock, manifestOf) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.link)
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
      licence: npmLicence(entry) ?? npmLicence(manifestOf(path)),
      // Without an address npm takes the package from its registry, and the lock file's digest says which.
      source: entry.resolved ?? (entry.integrity && 'https://registry.npmjs.org/'),
    }));
}

function main() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const json = (path) => JSON.parse(readFileSync(`${root}${path}`, 'utf8'));
  const installed = (path) => {
    try {
      return json(`ui/${path}/package.json`);
    } catch {
      return {}; // not installed: judged as naming no licence
    }
  };
  const rules = json('scripts/licences.json');
  const metadata = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const rust = crates(JSON.parse(metadata));
  const npm = npmPackages(json('ui/package-lock.json'), installed);
  const remarks = [
    ...rust.remarks,
    ...judge('crate', rust.others, rules, rules.crateSources),
    ...judge('npm', npm, rules, rules.npmSources),
  ];
  if (rust.others.length === 0 || npm.length === 0) remarks.push('nothing was found to check, which cannot be right');
  for (const remark of remarks) console.error(remark);
  if (remarks.length > 0) {
    console.error(`\n${remarks.length} to look at. A licence that is fine goes into scripts/licences.json with the reason.`);
    process.exit(1);
  }
  console.log(`Licences: ${rust.others.length} crates and ${npm.length} npm packages of the page, all allowed.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
