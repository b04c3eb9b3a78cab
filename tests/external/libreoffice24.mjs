// DOCX to PDF by LibreOffice 24.8 (WebAssembly): the outside judge of the rule word-2013.
//
//   node libreoffice24.mjs FONT_FOLDER OUT_FOLDER FILE.docx...
//
// The build hangs now and then while starting: judges.py sees that and starts it again.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const pack = path.join(here, 'node_modules/@matbee/libreoffice-converter');
const wasm = path.join(here, '.cache/libreoffice24');

// The build starts four worker threads and then waits for a fifth: it runs from a copy that starts
// twelve. The two large files need no copy.
function prepare() {
  fs.mkdirSync(wasm, { recursive: true });
  for (const name of fs.readdirSync(path.join(pack, 'wasm'))) {
    const from = path.join(pack, 'wasm', name);
    const to = path.join(wasm, name);
    if (name === 'soffice.cjs') {
      const text = fs.readFileSync(from, 'utf8');
      if (!text.includes('pthreadPoolSize=4;')) throw new Error('soffice.cjs is not the known one');
      fs.writeFileSync(to, text.replace('pthreadPoolSize=4;', 'pthreadPoolSize=12;'));
    } else if (fs.existsSync(to)) {
      continue;
    } else if (fs.statSync(from).size > 10_000_000) {
      fs.symlinkSync(from, to);
    } else {
      fs.copyFileSync(from, to);
    }
  }
}

const [fonts, out, ...files] = process.argv.slice(2).map((p) => path.resolve(p));
prepare();
const { LibreOfficeConverter } = await import(path.join(pack, 'dist/server.js'));
const wasmLoader = createRequire(import.meta.url)(path.join(wasm, 'loader.cjs'));
const converter = new LibreOfficeConverter({
  wasmLoader,
  wasmPath: wasm,
  fonts: fs.readdirSync(fonts).filter((f) => f.endsWith('.ttf'))
    .map((f) => ({ filename: f, data: fs.readFileSync(path.join(fonts, f)) })),
});
await converter.initialize();
console.log('ready');
for (const file of files) {
  const result = await converter.convert(fs.readFileSync(file), { outputFormat: 'pdf' }, 'document.docx');
  const name = path.basename(file).replace(/\.docx$/, '.pdf');
  // Whole or not at all: the process may be ended while it writes.
  fs.writeFileSync(path.join(out, `${name}.part`), result.data);
  fs.renameSync(path.join(out, `${name}.part`), path.join(out, name));
  console.log(`done ${name}`);
}
process.exit(0);
