// node read_gexf.mjs FILE: read a GEXF file with graphology-gexf, as Gephi Lite does, and print what arrived as JSON.
// The packages graphology, graphology-gexf and @xmldom/xmldom are looked for in DIPLOGRAPH_NODE_MODULES.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'

const require = createRequire(path.join(path.resolve(process.env.DIPLOGRAPH_NODE_MODULES), 'x.js'))
const { parse } = require('graphology-gexf')
const { MultiGraph, MultiDirectedGraph } = require('graphology')

const text = fs.readFileSync(process.argv[2], 'utf8')
const Graph = text.includes('defaultedgetype="directed"') ? MultiDirectedGraph : MultiGraph
const graph = parse(Graph, text)
process.stdout.write(JSON.stringify({
  nodes: graph.mapNodes((id, attributes) => [id, attributes]),
  edges: graph.mapEdges((id, attributes, source, target) => [id, source, target, attributes]),
}))
