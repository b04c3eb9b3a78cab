// The text of PDFs as pdf.js reads it, which browsers show them with: JSON, for each file its pages as
// strings. Fails on what pdf.js warns about.
//
//   node pdfjs_text.mjs FILE.pdf...
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const warnings = [];
const remember = (...words) => warnings.push(words.join(' '));
console.log = console.warn = console.error = remember; // where pdf.js warns
const pdfjs = createRequire(import.meta.url)(path.join(here, 'node_modules/pdfjs-dist/legacy/build/pdf.js'));
warnings.length = 0; // that it cannot draw here: nothing is drawn

const files = [];
for (const file of process.argv.slice(2)) {
  const data = new Uint8Array(fs.readFileSync(file));
  const pdf = await pdfjs.getDocument({ data, verbosity: 1, isEvalSupported: false }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    await page.getOperatorList(); // what drawing the page asks for, the fonts included
    const content = await page.getTextContent({ disableCombineTextItems: true });
    pages.push(content.items.map((item) => item.str).join(''));
  }
  files.push(pages);
}
process.stdout.write(JSON.stringify({ files, warnings }));
