#!/bin/sh
# Questions that come up in every company, each with the rules that answer it.
set -eu

# The rules are on standard input; options of cust-segment may follow.
ask() {
	{
		printf 'as_of 2025-06-30\n'
		printf 'events orders.csv key customer_id date order_date value amount\n'
		printf 'events visits.csv key customer_id date day value value\n'
		printf 'events tickets.csv key customer_id date opened\n'
		cat
	} > rules.seg
	cust-segment -f rules.seg --region FI "$@" customers.csv
}

# The customers and only the columns that the rules add.
list() {
	ask "$@" | cust-normalize -q --only customer_id --keep-columns 'customer_id,29-'
}

# How many there are of each.
count() {
	ask --dry-run | cust-segment --where 'records > 0' | cut -d, -f 1-3
}

echo; echo 'Which groups are there, by age, gender and home?'
count <<'.'
set age
  under-30 : years since birth_date < 30
  30-59    : years since birth_date < 60
  60+      : years since birth_date >= 60
set group
  "women in Finland" : gender = "female" and country = "FI"
  "men in Poland"    : gender = "male" and country = "PL"
  else others
set at_home
  families : household = "family"
  else others
.

echo; echo 'Which of these groups lack the data they need?'
ask --dry-run <<'.' | cust-segment --where 'filled < 80'
set may_return
  often : risk_of_return >= 0.3
set at_home
  families : household = "family"
set grown_up
  yes : years since birth_date >= 18
.

echo; echo 'What service is each of them worth?'
list <<'.'
tier value = sum(orders) by share 80% 95% names A B C
set service
  personal : value = "A"
  standard : value = "B"
  else "self service"
.

echo; echo 'Who stays, who is new, lost, won back, only interested?'
list --where 'stage != "active"' <<'.'
lifecycle stage of orders new 30 days lapsed 1 year won_back 1 year former if cancelled_on is present
column since = first(orders)
column until = last(orders)
.

echo; echo 'How long from signing up to the first order?'
list --where 'waited is present' <<'.'
let waited = first(orders) - date(created)
column days_to_order = waited
.

echo; echo 'Whom does our mail make visit, look into a cart, buy?'
list --where 'mails > 0' <<'.'
let mails = count(visits where event = "mail")
set answer
  bought : last(orders) >= last(visits.day where event = "mail")
  cart   : last(visits.day where event = "cart") >= last(visits.day where event = "mail")
  else "no answer"
.

echo; echo 'What do they praise, complain of, miss?'
list --where 'comment is present' <<'.'
themes about = comment by "themes.csv"
.

echo; echo 'Whose words may we publish?'
list --where 'quotable = yes' <<'.'
set quotable
  yes : recommend >= 9 and consent_publish is granted and comment is present
.

echo; echo 'Whom shall we ask for an opinion?'
list --where 'panel = "ask"' <<'.'
set panel
  ask : consent_email is granted and opt_out is not denied and email is valid
        and (asked_on is empty or asked_on older than 90 days) and draw(customer_id, "july") < 0.9
.

echo; echo 'What is typical of members, of others?'
ask --profile member_is <<'.'
set member_is
  member : member = yes
  else other
column home = country
column spent = sum(orders)
.

echo; echo 'Whose cart was left behind, whose subscription ends?'
list --where 'cart = "left" or contract in {due, overdue}' <<'.'
set cart
  left : last(visits.day where event = "cart") within 30 days
         and (last(orders) is empty or last(orders) < last(visits.day where event = "cart"))
column at_stake = max(visits.value within 30 days where event = "cart")
set contract
  cancelled : cancelled_on is present
  overdue   : renews_on < today
  due       : renews_on within next 30 days
.

echo; echo 'Who buys in one season only?'
list --where 'season = "xmas only"' <<'.'
season xmas from "12-01" to "12-26"
set season
  "xmas only" : share(orders in season(xmas)) > 0.5 and seasons(orders in season(xmas)) >= 2
  else "all year"
.

echo; echo 'What are they interested in and do not buy, what shall we offer next?'
list --where 'gap is present' <<'.'
tags gap
  skin : count(visits where page contains "skin") >= 2 and count(orders where category = "skin") = 0
  baby : count(visits where page contains "baby") >= 2 and count(orders where category = "baby") = 0
set next_best
  baby : household = "family" and count(orders where category = "baby") = 0
  skin : gap = "skin"
  baby : gap = "baby"
.

echo; echo 'Whom may we reach, where, and who must be asked or erased?'
list <<'.'
tags reach
  e-mail : consent_email is granted and email is valid and opt_out is not denied
  phone  : consent_phone is granted and phone is valid and opt_out is not denied
  post   : street is present and postcode is present and opt_out is not denied
  else nobody-has-agreed
set retention
  "erase or renew" : created older than 36 months
                     and count(visits within 36 months) = 0 and count(orders within 36 months) = 0
  else keep
.

echo; echo 'How sure is it who they are, how complete are they?'
count <<'.'
let has_name    = first_name is present and last_name is present
let has_address = street is present and postcode is present
set identity
  verified         : has_name and has_address and phone is valid and email is valid
  "name + address" : has_name and has_address
  "e-mail only"    : email is valid
score complete
  25 : birth_date is present
  25 : phone is valid
  25 : has_address
  25 : gender is present
set grade
  good : complete >= 75
  else poor
.

echo; echo 'What do they pay, with what discount, what do they expect?'
list --where 'orders > 0' <<'.'
let orders = count(orders)
column paid = round(avg(orders), 2)
column off = round(100 * sum(orders.discount) / (sum(orders) + sum(orders.discount)))
tier price = avg(orders) by quantile 3 names low middle high
set expects
  less : price_expected < avg(orders)
  else more
.

echo; echo 'Who has trouble: tickets, odd orders, goods that come back?'
list --where 'trouble is present' <<'.'
tags trouble
  "open tickets" : count(tickets where closed is empty) >= 2
  "many at once" : count(orders within 30 days) >= 3 and order_days(orders within 30 days) = 1
  "comes back"   : risk_of_return > 0.3
.

echo; echo 'How was it, and how easy was it?'
count <<'.'
set experience
  delighted         : satisfaction >= 4 and ease >= 4
  "loyal but tired" : satisfaction >= 4 and ease < 4
  "easy but cold"   : satisfaction < 4 and ease >= 4
  "at risk"         : satisfaction < 4 and ease < 4
.
