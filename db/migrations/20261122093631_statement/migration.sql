CREATE TABLE "budgets" (
	"channel_id" uuid,
	"from_day" date,
	"to_day" date NOT NULL,
	"line" text,
	"amount_minor" bigint NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "budgets_pkey" PRIMARY KEY("channel_id","from_day","line"),
	CONSTRAINT "budgets_order" CHECK ("from_day" <= "to_day")
);
--> statement-breakpoint
CREATE TABLE "closed_periods" (
	"id" uuid PRIMARY KEY,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"closed_by" text NOT NULL,
	"sums" jsonb NOT NULL,
	"reopened_at" timestamp with time zone,
	"reopened_by" text,
	"reopen_reason" text,
	CONSTRAINT "closed_periods_order" CHECK ("from_day" <= "to_day"),
	CONSTRAINT "closed_periods_reopened" CHECK (("reopened_at" is null) = ("reopened_by" is null) and ("reopened_at" is null) = ("reopen_reason" is null))
);
--> statement-breakpoint
CREATE INDEX "budgets_days" ON "budgets" ("from_day","to_day");--> statement-breakpoint
CREATE UNIQUE INDEX "closed_periods_in_force" ON "closed_periods" ("to_day") WHERE "reopened_at" is null;--> statement-breakpoint
CREATE INDEX "closed_periods_days" ON "closed_periods" ("to_day","id");--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id");