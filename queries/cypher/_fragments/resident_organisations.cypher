// The organisations in the place of the request: x, and no ring that was found on the way.
// resident_organisations
UNWIND $there AS place
    MATCH (:Place {id: place})<-[:IN_PLACE]-(x:Organisation)
    RETURN x, null AS found
