"""What an independent client does, for pymongo; client-steps.mongosh.js does the same in mongosh.

Usage: client-steps.py <socket> <database>. Prints one line of JSON.
"""

import sys
from urllib.parse import quote_plus

import pymongo
from bson.binary import STANDARD
from bson.code import Code
from bson.codec_options import CodecOptions
from bson.int64 import Int64
from bson.json_util import JSONMode, JSONOptions, dumps

socket, name = sys.argv[1:]
client = pymongo.MongoClient(f"mongodb://{quote_plus(socket)}/?directConnection=true", serverSelectionTimeoutMS=3000)
db = client.get_database(name, codec_options=CodecOptions(uuid_representation=STANDARD))
shared = db["shared"]
own = db["own-pymongo"]


def refusal(work):
    try:
        work()
        return None
    except pymongo.errors.OperationFailure as error:
        return error.code


inserted = own.insert_many([
    {"_id": 1, "unit": "a", "n": 2},
    {"_id": 2, "unit": "b", "n": Int64(3)},
    {"_id": 3, "unit": "a", "n": 0.5},
])
own.update_one({"_id": 1}, {"$inc": {"n": 5}, "$push": {"list": "x"}})
own.update_one({"_id": 4}, {"$set": {"unit": "c"}, "$setOnInsert": {"n": 1}}, upsert=True)
own.delete_one({"_id": 2})
own.create_index([("unit", 1), ("n", -1)], unique=True)
outcome = {
    "shared": list(shared.find().sort("_id", 1)),
    "insertedCount": len(inserted.inserted_ids),
    "own": list(own.find({"n": {"$gte": 1}}).sort("n", -1)),
    "sums": list(own.aggregate([{"$group": {"_id": "$unit", "n": {"$sum": "$n"}}}, {"$sort": {"_id": 1}}])),
    "counts": [own.count_documents({"unit": "a"}), own.estimated_document_count()],
    "units": own.distinct("unit"),
    "indexes": list(own.index_information()),
    "plan": own.find({"unit": "a"}).explain()["queryPlanner"]["winningPlan"]["inputStage"]["indexName"],
    "many": len(list(db["many"].find().batch_size(7))),
    "duplicate": refusal(lambda: own.insert_one({"unit": "c", "n": 1})),
    "script": refusal(lambda: list(own.find({"$where": Code("true")}))),
    "changes": refusal(lambda: own.watch().try_next()),
    "unknown": refusal(lambda: db.command("mapReduce", "x")),
}
options = JSONOptions(json_mode=JSONMode.CANONICAL, uuid_representation=STANDARD)
print(dumps(outcome, json_options=options))
