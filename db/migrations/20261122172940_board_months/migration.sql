CREATE TABLE "acquired_months" (
	"month_on" date,
	"channel_id" uuid,
	"age" integer,
	"cm2_minor" bigint NOT NULL,
	CONSTRAINT "acquired_months_pkey" PRIMARY KEY("month_on","channel_id","age")
);
--> statement-breakpoint
CREATE TABLE "credit_months" (
	"month_on" date,
	"ad_channel_id" uuid,
	"model" text,
	"orders" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	CONSTRAINT "credit_months_pkey" PRIMARY KEY("month_on","ad_channel_id","model")
);
--> statement-breakpoint
CREATE INDEX "acquired_days_age" ON "acquired_days" ("age","day");