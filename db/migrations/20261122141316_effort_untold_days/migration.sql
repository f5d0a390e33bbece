CREATE TABLE "effort_untold_days" (
	"channel_id" uuid,
	"day" date,
	"step" text,
	"length_of" text,
	"untold" integer NOT NULL,
	CONSTRAINT "effort_untold_days_pkey" PRIMARY KEY("day","channel_id","step","length_of")
);
--> statement-breakpoint
INSERT INTO "effort_untold_days" ("channel_id", "day", "step", "length_of", "untold")
SELECT e."channel_id", e."day", f."step", f."length_of", count(*) FROM "effort_findings" f JOIN "order_efforts" e USING ("order_id")
WHERE f."length_of" IS NOT NULL AND NOT f."is_measured" GROUP BY 1, 2, 3, 4;
