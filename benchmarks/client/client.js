// Prisma's own client as a judge: node client.js sqlite|postgresql URL SCHEMA
// Reads questions from standard input, a line of JSON for each: {"model": …, "operation": …,
// "arguments": …}. Answers each with a line of JSON: {"result": …} or {"error": …}. No file is
// generated: the client is made of the same parts that a generated one loads.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const require = createRequire(import.meta.url)
const [provider, url, schemaFile] = process.argv.slice(2)
const runtime = require('@prisma/client/runtime/client')
const language = require('@prisma/prisma-schema-wasm')

const schema = readFileSync(schemaFile, 'utf8')
const models = JSON.parse(
  language.get_dmmf(JSON.stringify({ prismaSchema: [['schema.prisma', schema]], noColor: true }))
)
const compiler = `@prisma/client/runtime/query_compiler_fast_bg.${provider}`
const Client = runtime.getPrismaClient({
  runtimeDataModel: runtime.dmmfToRuntimeDataModel(models.datamodel),
  previewFeatures: [],
  clientVersion: '7.10.0',
  engineVersion: '0edf323efd1d98336f3f0a68684b56f689b900d3',
  activeProvider: provider,
  inlineSchema: schema,
  // three zeros: no value is taken for a parameter, so that every query is compiled as it is
  parameterizationSchema: { strings: [], graph: 'AAAA' },
  compilerWasm: {
    getRuntime: async () => require(compiler + '.js'),
    getQueryCompilerWasmModule: async () => {
      const { wasm } = require(compiler + '.wasm-base64.js')
      return new WebAssembly.Module(Buffer.from(wasm, 'base64'))
    },
    importName: './query_compiler_fast_bg.js',
  },
})

function adapter() {
  if (provider === 'sqlite') {
    const { PrismaBetterSqlite3 } = require('@prisma/adapter-better-sqlite3')
    return new PrismaBetterSqlite3({ url })
  }
  const { PrismaPg } = require('@prisma/adapter-pg')
  return new PrismaPg({ connectionString: url })
}

const client = new Client({ adapter: adapter(), errorFormat: 'minimal' })

async function answer({ model, operation, arguments: given }) {
  try {
    const result = await client[model[0].toLowerCase() + model.slice(1)][operation](given)
    return { result }
  } catch (refused) {
    return { error: `${refused.code ?? refused.name}: ${refused.message}` }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const told = await answer(JSON.parse(line))
  const words = JSON.stringify(told, (_, value) =>
    typeof value === 'bigint' ? value.toString() : value
  )
  process.stdout.write(words + '\n')
}
await client.$disconnect()
