// Reads a JSON array of texts in the DOT language, has Graphviz lay each out, and prints what it drew as JSON.
// Argument: the folder that holds node_modules.
import { pathToFileURL } from "node:url";

const [home] = process.argv.slice(2);
const { Graphviz } = await import(pathToFileURL(`${home}/node_modules/@hpcc-js/wasm-graphviz/dist/index.js`));
const graphviz = await Graphviz.load();

let input = "";
for await (const chunk of process.stdin) input += chunk;
const results = JSON.parse(input).map((text) => {
  try {
    return JSON.parse(graphviz.layout(text, "json", "dot"));
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
});
console.log(JSON.stringify(results));
