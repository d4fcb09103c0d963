// Join two CSV files by customer_id with DuckDB: duckdb-join.mjs LEFT RIGHT OUT
import { createRequire } from "node:module";
import path from "node:path";
const require = createRequire(path.join(process.env.NODE_PATH, "x.js"));
const { DuckDBInstance } = require("@duckdb/node-api");

const [left, right, out] = process.argv.slice(2).map((file) => file.replaceAll("'", "''"));
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run(`copy (select * from read_csv('${left}', all_varchar = true) l
	join read_csv('${right}', all_varchar = true) r using (customer_id)) to '${out}' (header)`);
