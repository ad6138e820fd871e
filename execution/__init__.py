"""The breadth-first executor: a query is compiled once and then runs level by level, not field by field.

    executor.py     the hook: graphql-core has chosen the operation; a query with a plan runs here, the rest there
    plans.py        a document's plans, kept as long as the document
    compiling.py    an operation becomes a plan: one ObjectPlan for each selection set on each type
    sources.py      where the values of a field come from: an attribute, a batch function, a resolver
    completion.py   values become what is sent: lists, objects, interfaces and unions, each level at once
    leaves.py       scalars and enums, checked as graphql-core checks them
    assembly.py     the generated function that makes the objects of a level
    failures.py     errors that stay in the tree as markers
    locating.py     the second pass, only where there are markers: locations, paths, nulls that propagate
    fields.py       how a batch field is declared; graphql-core runs the same function through aiodataloader
    info.py         what resolvers and batch functions are told: the context, and what is selected beneath the field

It knows graphql-core and Strawberry, and nothing of what the fields are about.
"""
