"""An independent client (pymongo) and an independent implementation (mongomock) on the embedded database.

Usage: second-opinion.py <socket> <seed> <rounds>. Prints one line of JSON for each difference, and a last one with
how much was compared. Cases where mongomock is known to differ from MongoDB's documentation are not generated; each
is named where it is left out.
"""

import json
import random
import sys
from urllib.parse import quote_plus

import mongomock
import pymongo

socket, seed, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
client = pymongo.MongoClient(f"mongodb://{quote_plus(socket)}/?directConnection=true", serverSelectionTimeoutMS=3000)
real = client["second-opinion"]
mock = mongomock.MongoClient()["second-opinion"]

# No booleans beside numbers: in Python True == 1, so mongomock takes them for equal.
SCALARS = [None, 0, 1, 2, 3, 2.5, -1, "", "a", "b", "ab"]


def scalar():
    return chance.choice(SCALARS)


def value():
    kind = chance.random()
    if kind < 0.75:
        return scalar()
    if kind < 0.88:
        return [scalar() for _ in range(chance.randint(0, 3))]
    return {"d": scalar()}


def document(number):
    made = {"_id": number}
    for name in ("a", "b", "c", "n"):
        if chance.random() < 0.8:
            made[name] = chance.randint(-3, 9) if name == "n" else value()
    return made


def condition():
    operator = chance.choice(["=", "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists", "$not"])
    if operator == "=":
        return scalar()
    if operator in ("$in", "$nin"):
        return {operator: [scalar() for _ in range(chance.randint(0, 3))]}
    if operator == "$exists":
        return {operator: chance.random() < 0.5}
    if operator == "$not":
        return {"$not": {chance.choice(["$gt", "$lte"]): chance.choice([0, 1, 2, "a"])}}
    # Null in comparisons of order: mongomock has no order for it.
    return {operator: chance.choice([x for x in SCALARS if x is not None])}


def conditions(most=2):
    made = {chance.choice(["a", "b", "n", "c.d", "_id"]): condition() for _ in range(chance.randint(0, most))}
    # Below a plain value a field is missing, so "$not" holds there and null is found; mongomock forgets both.
    below = made.get("c.d", 0)
    if below is None or isinstance(below, dict) and (None in below.values() or set(below) & {"$not", "$in", "$nin"}):
        del made["c.d"]
    return made


def query():
    kind = chance.random()
    if kind < 0.7:
        return conditions()
    operator = chance.choice(["$and", "$or", "$nor"])
    return {**conditions(1), operator: [conditions() for _ in range(chance.randint(1, 2))]}


def change():
    operator = chance.choice(["$set", "$unset", "$inc", "$min", "$max", "$push", "$addToSet", "$setOnInsert"])
    if operator == "$inc":
        return {operator: {"n": chance.choice([1, -2, 2.5]), "fresh": 1}}
    if operator in ("$min", "$max"):
        return {operator: {"n": chance.randint(-5, 12)}}
    if operator in ("$push", "$addToSet"):
        # Two different values: mongomock adds one twice that "$addToSet" is given twice.
        each = {"$each": chance.sample(SCALARS, 2)}
        return {operator: {chance.choice(["list", "other"]): chance.choice([scalar(), each])}}
    return {operator: {chance.choice(["a", "b", "x.y"]): scalar()}}


def pipeline():
    stages = [{"$match": query()}]
    if chance.random() < 0.8:
        # $min and $max are of numbers: mongomock compares other types as Python does, or not at all.
        # No group for all: of no documents mongomock makes one, where MongoDB makes none.
        stages.append({"$group": {"_id": chance.choice(["$n", "$b"]), "count": {"$sum": 1}, "sum": {"$sum": "$n"},
                                  "average": {"$avg": "$n"}, "least": {"$min": "$n"}, "most": {"$max": "$n"}}})
    return stages


def comparable(found):
    return sorted(json.dumps(each, sort_keys=True, default=str) for each in found)


def outcome(work):
    try:
        return work()
    except Exception as error:  # both may refuse; only whether they do is compared
        return f"refused: {type(error).__name__}"


def counts(result):
    return [result.matched_count, result.modified_count]


compared = 0
differences = 0


def compare(kind, what, ours, theirs, documents):
    global compared, differences
    compared += 1
    if ours == theirs:
        return
    differences += 1
    print(json.dumps({"kind": kind, "what": what, "embedded": ours, "mongomock": theirs, "documents": documents}, default=str))


for round_number in range(rounds):
    documents = [document(i) for i in range(chance.randint(1, 12))]
    pair = []
    for database in (real, mock):
        collection = database[f"round-{round_number}"]
        collection.insert_many([dict(each) for each in documents])
        collection.create_index([("n", 1), ("b", -1)])
        collection.create_index("a")
        pair.append(collection)
    for _ in range(12):
        where = query()
        compare("find", where, *(outcome(lambda c=c: comparable(c.find(where))) for c in pair), documents)
        compare("count", where, *(outcome(lambda c=c: c.count_documents(where)) for c in pair), documents)
    for _ in range(3):
        stages = pipeline()
        compare("aggregate", stages, *(outcome(lambda c=c: comparable(c.aggregate(stages))) for c in pair), documents)
    for _ in range(4):
        where, update = query(), change()
        compare("update", [where, update], *(outcome(lambda c=c: counts(c.update_many(where, update))) for c in pair), documents)
        compare("updated", [where, update], *(comparable(c.find()) for c in pair), documents)
    where = query()
    compare("delete", where, *(outcome(lambda c=c: c.delete_many(where).deleted_count) for c in pair), documents)
    compare("deleted", where, *(comparable(c.find()) for c in pair), documents)
    real.drop_collection(pair[0].name)

assert client.admin.command("ping")["ok"] == 1
print(json.dumps({"compared": compared, "differences": differences}))
