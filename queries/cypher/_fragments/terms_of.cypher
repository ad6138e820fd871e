// A facet: the terms of the asset, where they are known.
// terms_of(x)
[terms IN [{x}.terms] WHERE terms IS NOT NULL | [terms, terms]]
