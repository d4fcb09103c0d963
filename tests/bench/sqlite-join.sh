#!/bin/sh
# Join two CSV files by customer_id with sqlite3: sqlite-join.sh LEFT RIGHT
exec sqlite3 :memory: -cmd '.mode csv' -cmd '.headers on' \
	-cmd ".import '$1' l" -cmd ".import '$2' r" \
	'select * from l join r using (customer_id)'
