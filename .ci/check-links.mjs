#!/usr/bin/env node
// Fails if a relative link in a Markdown file, the runbook of an alert rule, or a table of the README names a file, a folder or
// a heading that does not exist. External links are not requested. Usage: .ci/check-links.mjs [folder]
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(process.argv[2] ?? join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..'));
const SKIPPED = new Set(['.git', '.data', 'node_modules', 'target', 'dist', 'test-results']);

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() && /\.(md|yml)$/.test(entry.name) ? [path] : [];
  });
}

/** Replaces fenced code by empty lines, so that line numbers stay. */
function withoutFences(text) {
  let fence = null;
  return text.split(/\r?\n/).map((line) => {
    const marker = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null && marker !== undefined) {
      fence = marker;
      return '';
    }
    if (fence === null) return line;
    if (marker !== undefined && marker.startsWith(fence)) fence = null;
    return '';
  });
}

const anchorsByFile = new Map();

/** The anchors that GitHub generates for the headings of a file, and explicit ones. */
function anchorsOf(file) {
  if (!anchorsByFile.has(file)) {
    const anchors = new Set();
    for (const line of withoutFences(readFileSync(file, 'utf8'))) {
      for (const [, id] of line.matchAll(/<a\s[^>]*\b(?:id|name)="([^"]+)"/g)) anchors.add(id);
      const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
      if (heading === undefined) continue;
      const text = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
      const slug = text.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replace(/\s/g, '-');
      let unique = slug;
      for (let i = 1; anchors.has(unique); i++) unique = `${slug}-${i}`;
      anchors.add(unique);
    }
    anchorsByFile.set(file, anchors);
  }
  return anchorsByFile.get(file);
}

function* linksOf(line) {
  const text = line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, (code) => ' '.repeat(code.length));
  for (const [, target] of text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)) yield target;
  for (const [, target] of text.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)/g)) yield target;
  for (const [, target] of text.matchAll(/<(?:a|img)\s[^>]*\b(?:href|src)="([^"]+)"/g)) yield target;
}

function problemWith(file, target) {
  const [path, anchor] = target.split('#', 2);
  const linked = path === '' ? file : resolve(dirname(file), decodeURIComponent(path));
  if (relative(root, linked).startsWith('..')) return 'is outside of the repository';
  if (!existsSync(linked)) return 'does not exist';
  if (anchor === undefined || !linked.endsWith('.md') || !statSync(linked).isFile()) return null;
  return anchorsOf(linked).has(decodeURIComponent(anchor)) ? null : 'has no such heading';
}

/** The files that a row of a table names as code. A path that does not begin at the root continues the path before it. */
function* filesNamedIn(row) {
  let folder = root;
  for (const [, name] of row.matchAll(/`([^`\s]+\.(?:java|json|md|sql|tsx?|ya?ml))`/g)) {
    const path = name.replace('…', 'src/main/java/com/campusg');
    const fromRoot = existsSync(join(root, path.split('/')[0]));
    const file = join(fromRoot ? root : folder, path);
    if (fromRoot) folder = dirname(file);
    if (!name.includes('<')) yield [name, existsSync(file) ? null : 'does not exist'];
  }
}

let links = 0;
let dead = 0;

function check(file, lineNumber, target, problem) {
  links++;
  if (problem === null) return;
  dead++;
  console.error(`${relative(root, file)}:${lineNumber}: ${target} ${problem}`);
}

for (const file of filesBelow(root).sort()) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.yml')) {
    text.split('\n').forEach((line, index) => {
      const target = /^\s*runbook: (\S+)/.exec(line)?.[1];
      if (target !== undefined) check(file, index + 1, target, problemWith(join(root, 'README.md'), target));
    });
    continue;
  }
  withoutFences(text).forEach((line, index) => {
    for (const target of linksOf(line)) {
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) continue;
      check(file, index + 1, target, problemWith(file, target));
    }
    if (file === join(root, 'README.md') && line.startsWith('|')) {
      for (const [name, problem] of filesNamedIn(line)) check(file, index + 1, name, problem);
    }
  });
}
if (links === 0) {
  console.error(`No links found in ${root}.`);
  process.exit(1);
}
if (dead > 0) {
  console.error(`${dead} of ${links} links are dead.`);
  process.exit(1);
}
console.log(`${links} links are valid.`);
