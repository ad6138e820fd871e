// The viewer is a steward of an organisation that leads the project today (C5).
// led_by_steward(j)
EXISTS { MATCH ({j})<-[vjw:WORKS_ON]-(vjo:Organisation) WHERE vjo.id IN $stewardOf AND vjw.role = 'LEAD' AND @active(vjw) }
