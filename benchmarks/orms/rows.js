// Rows by one of the libraries that TypeScript programs use, in a process of its own:
//   node rows.js drizzle|typeorm|sequelize sqlite|postgresql URL findMany|createMany CALLS
// Reads the 100,000 rows of table Row, or empties it and creates as many, CALLS times. Prints the
// milliseconds of the first call, the median of the second half of them, and the most memory that
// the process had, in megabytes. Each library as its own guide shows it: typed rows come out.
import { existsSync, readFileSync } from 'node:fs'

const ROWS = 100_000
// SQLite takes 32,766 values in a statement, PostgreSQL 65,535
const AT_ONCE = { sqlite: 3_000, postgresql: 6_000 }

const [library, database, url, work, calls] = process.argv.slice(2)
const sqlite = database === 'sqlite'

// The same rows as RowsSpeed.values(i) of ours.
function row(i) {
  return {
    code: `code-${i}`,
    name: `name of row ${i}`,
    note: i % 3 === 0 ? null : `note ${i}`,
    active: i % 2 === 0,
    qty: i % 1000,
    price: (i / 100).toFixed(2),
    meta: { a: i, b: 'x' },
    createdAt: new Date(1_700_000_000_000 + i * 1000),
    parentId: i % 50,
  }
}

async function drizzleOnSqlite() {
  const { drizzle } = await import('drizzle-orm/better-sqlite3')
  const { integer, numeric, sqliteTable, text, customType } = await import('drizzle-orm/sqlite-core')
  const { default: Sqlite } = await import('better-sqlite3')
  const moment = customType({
    dataType: () => 'datetime',
    fromDriver: value => new Date(value),
    toDriver: value => value.toISOString(),
  })
  const client = new Sqlite(url)
  const table = sqliteTable('Row', {
    id: integer().primaryKey({ autoIncrement: true }),
    code: text().notNull(),
    name: text().notNull(),
    note: text(),
    active: integer({ mode: 'boolean' }).notNull(),
    qty: integer().notNull(),
    price: numeric(),
    meta: text({ mode: 'json' }),
    createdAt: moment('created_at').notNull(),
    parentId: integer('parent_id'),
  })
  const db = drizzle(client)
  return {
    clear: async () => db.delete(table).run(),
    findMany: async () => db.select().from(table).orderBy(table.id).all(),
    createMany: async parts =>
      db.transaction(all => parts.forEach(part => all.insert(table).values(part).run())),
    end: async () => client.close(),
  }
}

async function drizzleOnPostgres() {
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const { boolean, integer, jsonb, numeric, pgTable, serial, text, timestamp } =
    await import('drizzle-orm/pg-core')
  const { default: pg } = await import('pg')
  const client = new pg.Client(url)
  await client.connect()
  const table = pgTable('Row', {
    id: serial().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    note: text(),
    active: boolean().notNull(),
    qty: integer().notNull(),
    price: numeric(),
    meta: jsonb(),
    createdAt: timestamp('created_at', { precision: 3 }).notNull(),
    parentId: integer('parent_id'),
  })
  const db = drizzle(client)
  return {
    clear: () => db.delete(table),
    findMany: () => db.select().from(table).orderBy(table.id),
    createMany: parts =>
      db.transaction(async all => {
        for (const part of parts) await all.insert(table).values(part)
      }),
    end: () => client.end(),
  }
}

async function typeorm() {
  await import('reflect-metadata')
  const { DataSource, EntitySchema } = await import('typeorm')
  const entity = new EntitySchema({
    name: 'Row',
    tableName: 'Row',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      code: { type: 'text' },
      name: { type: 'text' },
      note: { type: 'text', nullable: true },
      active: { type: 'boolean' },
      qty: { type: 'integer' },
      price: { type: sqlite ? 'decimal' : 'numeric', nullable: true },
      meta: { type: sqlite ? 'simple-json' : 'jsonb', nullable: true },
      createdAt: { type: sqlite ? 'datetime' : 'timestamp', name: 'created_at' },
      parentId: { type: 'integer', name: 'parent_id', nullable: true },
    },
  })
  const where = sqlite ? { type: 'better-sqlite3', database: url } : { type: 'postgres', url }
  const source = await new DataSource({ ...where, entities: [entity] }).initialize()
  const rows = source.getRepository('Row')
  return {
    clear: () => source.query('DELETE FROM "Row"'),
    findMany: () => rows.find({ order: { id: 'ASC' } }),
    createMany: parts =>
      source.transaction(async all => {
        for (const part of parts) await all.insert('Row', part)
      }),
    end: () => source.destroy(),
  }
}

async function sequelize() {
  const { Sequelize, DataTypes } = await import('sequelize')
  const source = sqlite
    ? new Sequelize({ dialect: 'sqlite', storage: url, logging: false })
    : new Sequelize(url, { logging: false })
  const { BOOLEAN, DATE, DECIMAL, INTEGER, JSON, JSONB, TEXT } = DataTypes
  const Row = source.define(
    'Row',
    {
      id: { type: INTEGER, primaryKey: true, autoIncrement: true },
      code: { type: TEXT, allowNull: false },
      name: { type: TEXT, allowNull: false },
      note: TEXT,
      active: { type: BOOLEAN, allowNull: false },
      qty: { type: INTEGER, allowNull: false },
      price: DECIMAL,
      meta: sqlite ? JSON : JSONB,
      createdAt: { type: DATE, field: 'created_at', allowNull: false },
      parentId: { type: INTEGER, field: 'parent_id' },
    },
    { tableName: 'Row', timestamps: false }
  )
  return {
    clear: () => source.query('DELETE FROM "Row"'),
    findMany: () => Row.findAll({ order: ['id'] }),
    createMany: parts =>
      source.transaction(async transaction => {
        for (const part of parts) await Row.bulkCreate(part, { transaction })
      }),
    end: () => source.close(),
  }
}

function open() {
  if (library === 'typeorm') return typeorm()
  if (library === 'sequelize') return sequelize()
  return sqlite ? drizzleOnSqlite() : drizzleOnPostgres()
}

function parts() {
  const all = []
  for (let i = 0; i < ROWS; i += AT_ONCE[database]) {
    const length = Math.min(AT_ONCE[database], ROWS - i)
    all.push(Array.from({ length }, (_, j) => row(i + j)))
  }
  return all
}

const rows = await open()
const given = work === 'createMany' ? parts() : []
const times = []
for (let call = 0; call < Number(calls); call++) {
  if (work === 'createMany') await rows.clear()
  const start = performance.now()
  const found = work === 'createMany' ? await rows.createMany(given) : await rows.findMany()
  times.push(performance.now() - start)
  if (work === 'findMany' && (found.length !== ROWS || !(found[9].createdAt instanceof Date))) {
    throw new Error(`${library} found ${found.length} rows, or no dates`)
  }
}
await rows.end()
const warm = times.slice(times.length >> 1).sort((a, b) => a - b)
// maxRSS would be that of the process that started this one, when it was larger
const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
console.log(times[0].toFixed(0), warm[warm.length >> 1].toFixed(0), peak.toFixed(0))
process.exit(0)
