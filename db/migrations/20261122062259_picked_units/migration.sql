CREATE TABLE "picked_units" (
	"order_line_id" uuid,
	"location_id" uuid,
	"quantity" integer NOT NULL,
	CONSTRAINT "picked_units_pkey" PRIMARY KEY("order_line_id","location_id"),
	CONSTRAINT "picked_units_quantity" CHECK ("quantity" >= 0)
);
--> statement-breakpoint
ALTER TABLE "pickups" ADD COLUMN "waits_there" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "picked_units" ADD CONSTRAINT "picked_units_order_line_id_order_lines_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE CASCADE;--> statement-breakpoint
INSERT INTO "picked_units" ("order_line_id", "location_id", "quantity")
SELECT p.id, p.location_id, sum(least(p.quantity, p.unsent - p.before))
FROM (
	SELECT l.id, r.location_id, r.quantity, l.picked_quantity - l.shipped_quantity AS unsent,
		sum(r.quantity) OVER (PARTITION BY l.id ORDER BY r.created_at, r.id) - r.quantity AS before
	FROM "order_lines" l JOIN "reservations" r ON r.order_line_id = l.id AND r.status = 'open'
	WHERE l.picked_quantity > l.shipped_quantity
) p WHERE p.before < p.unsent GROUP BY p.id, p.location_id;
--> statement-breakpoint
UPDATE "order_lines" l SET "picked_quantity" = l.shipped_quantity + coalesce(
	(SELECT sum(p.quantity) FROM "picked_units" p WHERE p.order_line_id = l.id), 0)
WHERE l.picked_quantity > l.shipped_quantity;
