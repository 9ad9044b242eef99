#!/usr/bin/env node
// Prints the section of CHANGELOG.md on a version. Fails if it is missing or empty, or if a POM or package has another version.
// Usage: .ci/release-notes.mjs <version>
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const version = process.argv[2];
const read = (file) => readFileSync(join(root, file), 'utf8');
const problems = [];

if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) {
  console.error('Usage: .ci/release-notes.mjs <version>, for example 1.0.1');
  process.exit(2);
}

const poms = ['pom.xml', ...readdirSync(root).map((folder) => join(folder, 'pom.xml')).filter((pom) => existsSync(join(root, pom)))];
for (const pom of poms) {
  // The first version is the project's own, or its parent's.
  const found = /<version>([^<]*)<\/version>/.exec(read(pom))?.[1];
  if (found !== version) problems.push(`${pom}: version ${found}, run ./mvnw versions:set -DnewVersion=${version}`);
}
for (const file of ['frontend/package.json', 'frontend/package-lock.json']) {
  const found = JSON.parse(read(file)).version;
  if (found !== version) problems.push(`${file}: version ${found}, run npm version ${version} --no-git-tag-version in frontend`);
}

const sections = read('CHANGELOG.md').split(/^## /m).slice(1);
const section = sections.find((text) => text.startsWith(`[${version}] - `));
const notes = section?.slice(section.indexOf('\n')).replace(/^\[[^\]]+\]: .*$/gm, '').trim() ?? '';
if (notes === '') problems.push(`CHANGELOG.md: no changes under "## [${version}] - <date>"`);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(notes);
