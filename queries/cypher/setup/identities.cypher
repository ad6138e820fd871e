// One person for each account that signs in, one API key for each prefix: what finds who sends a request.
// returns: nothing; a command each, ended by a semicolon
// cost: on a graph that is filled already, one scan of the people
// viewer: none
// mode: schema
CREATE CONSTRAINT person_account IF NOT EXISTS FOR (n:Person) REQUIRE n.account IS UNIQUE;
CREATE CONSTRAINT api_key_prefix IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.prefix IS UNIQUE;
