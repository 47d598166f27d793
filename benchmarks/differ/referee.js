// Prisma's own differ as a judge: does it see any difference between a database and a schema?
// Reads questions from standard input, a line of JSON for each: {"url": …, "schema": …, "external":
// […]}, the tables it is to take no notice of. Answers each with a line of JSON: {"sql": …}, what it
// would run, or {"error": …}.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const require = createRequire(import.meta.url)

// adapter-pg 7.10.1 does not know the type "char" (18), which PostgreSQL's catalog is full of.
function teachChar() {
  const file = require.resolve('@prisma/adapter-pg')
  const source = readFileSync(file, 'utf8')
  if (!source.includes('case 18:')) {
    const taught = source.replace(
      /\n(\s*)case ScalarColumnType\.OID:\s*return (\w+)\.ColumnTypeEnum\.Int64;/,
      '$&\n$1case 18:\n$1  return $2.ColumnTypeEnum.Character;'
    )
    writeFileSync(file, taught)
  }
}

async function loadEngine() {
  const base = new URL('./node_modules/@prisma/schema-engine-wasm/', import.meta.url)
  const engine = await import(new URL('schema_engine_bg.js', base))
  const code = readFileSync(new URL('schema_engine_bg.wasm', base))
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return engine
}

function adapter(url) {
  if (!url.startsWith('postgres')) {
    const { PrismaBetterSqlite3 } = require('@prisma/adapter-better-sqlite3')
    return new PrismaBetterSqlite3({ url, shadowDatabaseUrl: ':memory:' })
  }
  const { PrismaPg } = require('@prisma/adapter-pg')
  return new PrismaPg({ connectionString: url })
}

// Prisma 7 wants no URL in a schema, and has forgotten the names of some preview features.
function content(schema) {
  return schema
    .replace(/^\s*(url|directUrl|shadowDatabaseUrl)\s*=.*$/gm, '')
    .replace(/^\s*previewFeatures\s*=.*$/gm, line =>
      line.replace(/,\s*"(metrics|tracing)"|"(metrics|tracing)"\s*,?/g, '')
    )
}

async function ask(engine, { url, schema, external }) {
  const { bindMigrationAwareSqlAdapterFactory } = require('@prisma/driver-adapter-utils')
  const factory = bindMigrationAwareSqlAdapterFactory(adapter(url))
  const files = [{ path: 'schema.prisma', content: content(schema) }]
  const schemaEngine = await engine.SchemaEngine.new({ datamodels: undefined }, () => {}, factory)
  try {
    const { stdout } = await schemaEngine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: external, externalEnums: [] },
    })
    return (stdout ?? '').replace(/^-- This is an empty migration\.?/m, '').trim()
  } finally {
    schemaEngine.free()
  }
}

// A panic of the engine leaves no other trace, and the engine is of no more use then.
function die(message) {
  console.log(JSON.stringify({ error: message, panic: true }))
  process.exit(1)
}

let panic = ''
global.PRISMA_WASM_PANIC_REGISTRY = { set_message: message => { panic = message } }
process.on('uncaughtException', problem => die(panic || problem.message))
teachChar()
const engine = await loadEngine()
for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify({ sql: await ask(engine, JSON.parse(line)) }))
  } catch (problem) {
    if (panic) die(panic)
    console.log(JSON.stringify({ error: String(problem?.message ?? problem) }))
  }
}
process.exit(0)
