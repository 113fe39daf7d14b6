// Reads a JSON array of texts, has mermaid parse each as a diagram, and prints what it understood.
// Arguments: the folder that holds node_modules, the name of the mermaid package in it.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [home, name] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${home}/package.json`));
const { JSDOM } = require("jsdom");
const dom = new JSDOM("<!doctype html><body></body>");
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const { default: mermaid } = await import(pathToFileURL(`${home}/node_modules/${name}/dist/mermaid.core.mjs`));

let input = "";
for await (const chunk of process.stdin) input += chunk;
const results = [];
for (const text of JSON.parse(input)) {
  try {
    await mermaid.parse(text); // loads the grammar of this kind of diagram
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    // The database is one for all diagrams, and emptied before the next: copy what it holds.
    results.push(JSON.parse(JSON.stringify({
      type,
      title: db.getDiagramTitle(),
      description: db.getAccDescription(),
      sections: db.getSections(),
      tasks: db.getTasks(),
    })));
  } catch (error) {
    results.push({ error: String(error.message ?? error) });
  }
}
console.log(JSON.stringify(results));
