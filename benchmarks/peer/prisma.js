// Prisma's own validator and formatter on a schema, in a warm process: node prisma.js FILE
// Prints a line for each: its name and the milliseconds of the median call.
import { readFileSync } from 'node:fs'
import prisma from '@prisma/prisma-schema-wasm/src/prisma_schema_build.js'

const WARMUP = 5
const CALLS = 15

// Prisma 7 wants no URL in the schema.
const schema = readFileSync(process.argv[2], 'utf8').replace(/^ *(url|directUrl) *=.*$/gm, '')
const files = [['schema.prisma', schema]]
const formatting = {
  textDocument: { uri: 'file:/schema.prisma' },
  options: { tabSize: 2, insertSpaces: true },
}

function measure(name, call) {
  const times = []
  for (let i = 0; i < WARMUP + CALLS; i++) {
    const start = performance.now()
    call()
    times.push(performance.now() - start)
  }
  const sorted = times.slice(WARMUP).sort((a, b) => a - b)
  console.log(name, sorted[CALLS >> 1].toFixed(2))
}

measure('validate', () => prisma.validate(JSON.stringify({ prismaSchema: files, noColor: true })))
measure('format', () => prisma.format(JSON.stringify(files), JSON.stringify(formatting)))
