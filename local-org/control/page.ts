/** The control door's own page: every call it takes, for people. Programs read /openapi.json. */
import { type Answer, text } from '../doors/index.ts'
import { controlPath } from './control-path.ts'
import type { Endpoint } from './endpoint.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (words: string) => words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

const row = ({ method, path, summary }: Endpoint) =>
  `<tr><td><code>${method}</code></td><td><code>${escaped(controlPath + path)}</code></td><td>${escaped(summary)}</td></tr>`

const EXAMPLE = `curl -X POST ORIGIN${controlPath}/faults -H 'Content-Type: application/json' \\
     -d '{"match": {"object": "Lead", "call": 2}, "effect": "unavailable"}'`

/** HTML. */
export function page(endpoints: readonly Endpoint[], origin: string): Answer {
  const rows = [...endpoints].sort((a, b) => (a.path < b.path ? -1 : 1)).map(row)
  return text(
    'text/html;charset=UTF-8',
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Control door of the local org</title>
<style>body{font:15px/1.5 system-ui;margin:2rem auto;max-width:72rem;padding:0 1rem}td{padding:.2rem .8rem .2rem 0;vertical-align:top}pre{background:#f4f4f4;padding:1rem}</style>
<h1>Control door of the local org</h1>
<p>JSON in, JSON out. What each call takes is told by <a href="${controlPath}/openapi.json">the OpenAPI text</a>; effects of faults are in
<code>local-org/control/README.md</code>. The org at a glance: <a href="${controlPath}/state">state</a>,
<a href="${controlPath}/calls/summary">calls</a>, <a href="${controlPath}/faults">faults</a>.</p>
<pre>${escaped(EXAMPLE.replace('ORIGIN', origin))}</pre>
<table>${rows.join('\n')}</table></html>`,
  )
}
