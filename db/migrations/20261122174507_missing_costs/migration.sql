CREATE TABLE "costless_months" (
	"month_on" date,
	"channel_id" uuid,
	"product_id" uuid,
	"units" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	CONSTRAINT "costless_months_pkey" PRIMARY KEY("month_on","channel_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "method_days" (
	"channel_id" uuid,
	"day" date,
	"method" text,
	"payments" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "method_days_pkey" PRIMARY KEY("channel_id","day","method")
);
--> statement-breakpoint
CREATE INDEX "method_days_day" ON "method_days" ("day");