"""The reference: a naive reading of DEFINITIONS in plain Python and networkx.

It answers from the tables of an exchange folder and imports nothing of the service, so that the service can be
compared with it on both databases. Arguments and answers have the shape of GraphQL variables and answers: mappings
with the contract's field names, global ids, ISO dates; a node is shown as ``{"id": <global id>}``.

Every answer is computed on ``viewers.visible(community, viewer, today)``: what that viewer may not see is not there.
"""
